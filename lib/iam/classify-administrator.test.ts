import { describe, expect, it } from 'vitest';
import vectors from './__fixtures__/admin-vectors.json';
import { classifyAdministrator } from './classify-administrator';
import type { IdentityPolicies, NamedPolicy } from './types';

interface Vector {
  id: string;
  why: string;
  principal: string;
  policies: unknown[];
  boundary?: unknown[];
  scps?: unknown[][];
  attachedCustomerPolicies?: string[];
  expect: string;
}

const tiers: Record<string, string> = {
  'full-admin': 'full',
  'admin-equivalent': 'equivalent',
  'conditional-admin': 'conditional',
  'not-admin': 'none',
};

const alice = 'arn:aws:iam::111122223333:user/alice';
const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' };

function policy(statement: unknown, more: Partial<NamedPolicy> = {}): NamedPolicy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  return { name: 'p', via: 'inline', arn: null, group: null, text, ...more };
}

function identity(policies: NamedPolicy[], more: Partial<IdentityPolicies> = {}): IdentityPolicies {
  return { arn: alice, kind: 'user', policies, boundary: null, guardrails: null, ...more };
}

function level(...statements: unknown[]): string[] {
  return [JSON.stringify({ Version: '2012-10-17', Statement: statements })];
}

describe('classifyAdministrator', () => {
  it.each(vectors as unknown as Vector[])('$id $why', (vector) => {
    const attached = (vector.attachedCustomerPolicies ?? []).map((arn) =>
      policy([], { via: 'managed', arn, name: arn }),
    );
    const inline = vector.policies.map((document) => policy([], { text: JSON.stringify(document) }));
    const verdict = classifyAdministrator({
      arn: vector.principal,
      kind: vector.principal.includes(':role/') ? 'role' : 'user',
      policies: [...inline, ...attached],
      boundary: vector.boundary ? { arn: 'b', text: JSON.stringify(vector.boundary[0]) } : null,
      guardrails:
        vector.scps?.map((documents) => documents.map((document) => JSON.stringify(document))) ?? null,
    });
    expect(verdict.tier).toBe(tiers[vector.expect]);
    expect(verdict.reason === null).toBe(verdict.tier === 'none');
  });

  it('names the policy that makes the administrator', () => {
    const managed = policy(allowAll, { name: 'AdministratorAccess', via: 'managed', arn: 'x' });
    expect(classifyAdministrator(identity([policy({ ...allowAll, Action: 's3:*' }), managed]))).toEqual({
      tier: 'full',
      reason: 'Policy AdministratorAccess (attached) allows every action on every resource.',
    });
  });

  it('names the group that hands it on', () => {
    const handed = policy(allowAll, { name: 'AdministratorAccess', via: 'group-managed', group: 'ops' });
    expect(classifyAdministrator(identity([handed])).reason).toBe(
      'Policy AdministratorAccess (attached to group ops) allows every action on every resource.',
    );
  });

  it('names both halves', () => {
    const halves = [
      policy({ ...allowAll, Action: 'iam:*' }, { name: 'a' }),
      policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, { name: 'b' }),
    ];
    expect(classifyAdministrator(identity(halves)).reason).toBe(
      'Policies a (inline) and b (inline) together allow every action on every resource.',
    );
  });

  it('says what an equivalent one may do', () => {
    const own = policy({ Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' }, { name: 'self' });
    expect(classifyAdministrator(identity([own]))).toEqual({
      tier: 'equivalent',
      reason:
        'Policy self (inline) allows iam:PutUserPolicy on the user itself: every permission is one step away.',
    });
  });

  it.each([
    ['two stars', { ...allowAll, Action: '*:*' }, 'full'],
    ['a wildcard that needs text', { ...allowAll, Resource: '?*' }, 'full'],
    [
      'all letters of the alphabet',
      { ...allowAll, Action: [...'abcdefghijklmnopqrstuvwxyz'].map((c) => `${c}*`) },
      'full',
    ],
    ['every service named', { ...allowAll, Action: ['s3:*', 'ec2:*', 'kms:*'] }, 'none'],
    ['star on one bucket', { ...allowAll, Resource: 'arn:aws:s3:::b/*' }, 'none'],
    ['ARNs only, so nothing without a resource', { ...allowAll, Resource: 'arn:*' }, 'equivalent'],
    ['all but billing', { Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' }, 'equivalent'],
    ['all but one bucket', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b' }, 'equivalent'],
    ['not action star', { Effect: 'Allow', NotAction: '*', Resource: '*' }, 'none'],
    [
      'own name by variable',
      { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: 'arn:aws:iam::*:user/${aws:username}' },
      'equivalent',
    ],
    [
      'new roles under a prefix',
      {
        Effect: 'Allow',
        Action: ['iam:CreateRole', 'iam:PutRolePolicy'],
        Resource: 'arn:aws:iam::*:role/app-*',
      },
      'equivalent',
    ],
    [
      'new users with keys',
      {
        Effect: 'Allow',
        Action: ['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'],
        Resource: '*',
      },
      'equivalent',
    ],
    ['new users without a way in', { Effect: 'Allow', Action: ['iam:CreateUser'], Resource: '*' }, 'none'],
  ])('%s', (_, statement, tier) => {
    expect(classifyAdministrator(identity([policy(statement)])).tier).toBe(tier);
  });

  it.each([
    ['one denied action', { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' }, 'equivalent'],
    [
      'a deny on one resource',
      { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::audit/*' },
      'equivalent',
    ],
    [
      'a deny without MFA',
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
      'conditional',
    ],
    [
      'a deny meant for somebody else',
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:username': 'bob' } } },
      'full',
    ],
  ])('star on star with %s', (_, deny, tier) => {
    expect(classifyAdministrator(identity([policy([allowAll, deny])])).tier).toBe(tier);
  });

  it.each([
    [
      'a narrow deny leaves an administrator',
      { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
      'full',
    ],
    [
      'a Region lock leaves an administrator',
      {
        Effect: 'Deny',
        NotAction: ['iam:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      },
      'full',
    ],
    ['a deny of a service does not', { Effect: 'Deny', Action: 's3:*', Resource: '*' }, 'equivalent'],
    [
      'a deny for all but a role',
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Ops' } },
      },
      'none',
    ],
  ])('guardrails: %s', (_, deny, tier) => {
    const guardrails = [level(allowAll), level(allowAll, deny)];
    expect(classifyAdministrator(identity([policy(allowAll)], { guardrails })).tier).toBe(tier);
  });

  it('is conditional under a boundary that was not read', () => {
    const verdict = classifyAdministrator(identity([policy(allowAll)], { boundary: 'unread' }));
    expect(verdict.tier).toBe('conditional');
    expect(verdict.reason).toContain('permissions boundary, which was not read');
  });

  it.each([
    ['a boundary that stays caps what it gives itself', 'iam:PutUserPolicy', 'none'],
    [
      'one that it may remove does not',
      ['iam:PutUserPolicy', 'iam:DeleteUserPermissionsBoundary'],
      'equivalent',
    ],
    ['nor does one that lets it make a new role', ['iam:CreateRole', 'iam:PutRolePolicy'], 'equivalent'],
  ])('%s', (_, Action, tier) => {
    const statement = { Effect: 'Allow', Action, Resource: '*' };
    const boundary = { arn: 'b', text: level({ ...allowAll, Action: 'iam:*' })[0] ?? '' };
    expect(classifyAdministrator(identity([policy(statement)], { boundary })).tier).toBe(tier);
  });

  it('knows the groups of a user', () => {
    const own = 'arn:aws:iam::111122223333:group/ops';
    const statement = { Effect: 'Allow', Action: 'iam:AttachGroupPolicy', Resource: own };
    expect(classifyAdministrator(identity([policy(statement)], { groupArns: [own] })).tier).toBe(
      'equivalent',
    );
    expect(classifyAdministrator(identity([policy(statement)], { groupArns: [] })).tier).toBe('none');
  });

  it.each([
    ['everything', allowAll, 'full'],
    [
      'its members by variable',
      { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: 'arn:aws:iam::*:user/${aws:username}' },
      'equivalent',
    ],
    [
      'itself',
      { Effect: 'Allow', Action: 'iam:PutGroupPolicy', Resource: 'arn:aws:iam::111122223333:group/ops' },
      'equivalent',
    ],
    ['reading', { Effect: 'Allow', Action: 's3:Get*', Resource: '*' }, 'none'],
  ])('a group hands on %s', (_, statement, tier) => {
    const group = identity([policy(statement)], {
      arn: 'arn:aws:iam::111122223333:group/ops',
      kind: 'group',
    });
    expect(classifyAdministrator(group).tier).toBe(tier);
  });

  it('never reports service-linked roles', () => {
    const arn = 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX';
    expect(classifyAdministrator(identity([policy(allowAll)], { arn, kind: 'role' })).tier).toBe('none');
  });

  it('ignores a text that is not a policy', () => {
    expect(classifyAdministrator(identity([policy([], { text: 'not json' })]))).toEqual({
      tier: 'none',
      reason: null,
    });
  });

  it('judges 5,000 identities with long policies within two seconds', () => {
    const actions = Array.from({ length: 1500 }, (_, index) => `service${index % 300}:Get${index}*`);
    const long = policy({ Effect: 'Allow', Action: [...actions, 'iam:Get*', 'iam:List*'], Resource: '*' });
    const started = performance.now();
    for (let index = 0; index < 5000; index++) {
      const arn = `arn:aws:iam::111122223333:user/u${index}`;
      classifyAdministrator(identity([long, policy({ ...allowAll, Action: `s3:Get${index}` })], { arn }));
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
