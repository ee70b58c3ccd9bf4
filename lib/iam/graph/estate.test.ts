import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy-document';
import type { IdentityPolicies } from '../types';
import { toAccountNodes } from './account-nodes';
import { createEstate, type EstateAccount } from './estate';
import { findReach } from './estate-reach';
import { mapAccount } from './map-account';

const first = '111111111111';
const second = '222222222222';
const third = '333333333333';
const arnOf = (account: string, name: string) => `arn:aws:iam::${account}:${name}`;

interface Built {
  name: string;
  allow?: string | string[];
  on?: string;
  deny?: string;
  condition?: object;
  trust?: object;
  trustCondition?: object;
  trustAction?: string;
}

function build(
  accountId: string,
  built: readonly Built[],
  organizationId: string | null = null,
): EstateAccount {
  const identities = built.map(({ name, allow, on = '*', deny, condition }): IdentityPolicies => {
    const statements = [
      ...(allow
        ? [{ Effect: 'Allow', Action: allow, Resource: on, ...(condition && { Condition: condition }) }]
        : []),
      ...(deny ? [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: deny }] : []),
    ];
    return {
      arn: arnOf(accountId, name),
      kind: name.startsWith('role/') ? 'role' : 'user',
      policies:
        statements.length > 0
          ? [
              {
                name: 'own',
                via: 'inline',
                arn: null,
                group: null,
                text: JSON.stringify({ Statement: statements }),
              },
            ]
          : [],
      groupArns: [],
      boundary: null,
      guardrails: null,
    };
  });
  const trusts = built.flatMap(({ name, trust, trustCondition, trustAction = 'sts:AssumeRole' }) => {
    if (!trust) return [];
    const parsed = parsePolicy(
      JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Principal: trust,
          Action: trustAction,
          ...(trustCondition && { Condition: trustCondition }),
        },
      }),
    );
    if (parsed.kind === 'problem') throw new Error(parsed.problem);
    return [[arnOf(accountId, name), parsed.statements] as const];
  });
  const map = mapAccount({ identities, administrators: new Map(), trusts: new Map(trusts) });
  return { accountId, organizationId, nodes: toAccountNodes(map) };
}

function reach(...accounts: EstateAccount[]) {
  const estate = createEstate();
  for (const account of accounts) estate.add(account);
  const found = new Map(findReach(estate.finish()).map((each) => [each.source, each]));
  return (account: string, name: string) => found.get(account === '' ? name : arnOf(account, name));
}

const ana = (on: string, more: Partial<Built> = {}): Built => ({
  name: 'user/ana',
  allow: 'sts:AssumeRole',
  on,
  ...more,
});
const admin = (trust: object, more: Partial<Built> = {}): Built => ({
  name: 'role/admin',
  allow: '*',
  trust,
  ...more,
});
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const target = arnOf(second, 'role/admin');

describe('the graph of an estate', () => {
  it.each([
    ['names the role', target],
    ['a pattern of that account', `arn:aws:iam::${second}:role/*`],
    ['any role of any account', '*'],
    ['a name in any account', 'arn:aws:iam::*:role/admin'],
  ])('needs both sides: the caller %s', (_, on) => {
    const found = reach(build(first, [ana(on)]), build(second, [admin(root(first))]));
    expect(found(first, 'user/ana')).toMatchObject({ hopsConfirmed: 1, hopsConditional: 1 });
    expect(found(first, 'user/ana')?.steps).toEqual([
      { from: arnOf(first, 'user/ana'), to: target, paths: ['PE-STS-001'], conditional: false },
    ]);
    expect(found(second, 'role/admin')).toMatchObject({ hopsConfirmed: 0, steps: [] });
  });

  it('stays shut where one side does not agree', () => {
    const noCall = reach(
      build(first, [{ name: 'user/ana', allow: 's3:*' }]),
      build(second, [admin(root(first))]),
    );
    expect(noCall(first, 'user/ana')).toBeUndefined();
    const noTrust = reach(build(first, [ana('*')]), build(second, [admin(root(third))]));
    expect(noTrust(first, 'user/ana')).toBeUndefined();
    const named = reach(
      build(first, [ana('*'), { name: 'user/bo', allow: 'sts:AssumeRole' }]),
      build(second, [admin({ AWS: arnOf(first, 'user/ana') })]),
    );
    expect([named(first, 'user/ana')?.hopsConfirmed, named(first, 'user/bo')]).toEqual([1, undefined]);
    const denied = reach(build(first, [ana('*', { deny: target })]), build(second, [admin(root(first))]));
    expect(denied(first, 'user/ana')).toBeUndefined();
  });

  it('tells a condition on either side apart', () => {
    const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    for (const found of [
      reach(build(first, [ana('*', { condition: mfa })]), build(second, [admin(root(first))])),
      reach(build(first, [ana(target)]), build(second, [admin(root(first), { trustCondition: mfa })])),
    ])
      expect(found(first, 'user/ana')).toMatchObject({ hopsConfirmed: null, hopsConditional: 1 });
  });

  it('goes on inside the other account and into a third', () => {
    const found = reach(
      build(first, [ana(arnOf(second, 'role/step'))]),
      build(second, [
        { name: 'role/step', trust: root(first), allow: 'sts:AssumeRole', on: arnOf(third, 'role/admin') },
      ]),
      build(third, [admin(root(second))]),
    );
    expect(found(first, 'user/ana')?.steps.map(({ to }) => to)).toEqual([
      arnOf(second, 'role/step'),
      arnOf(third, 'role/admin'),
    ]);
  });

  it('lets an organization in over one hub, and nobody of another', () => {
    const trust = admin(
      { AWS: '*' },
      { trustCondition: { StringEquals: { 'aws:PrincipalOrgID': 'o-one' } } },
    );
    const found = reach(
      build(first, [ana('*')], 'o-one'),
      build(third, [ana('*')], 'o-two'),
      build(second, [trust], 'o-one'),
    );
    expect(found(first, 'user/ana')?.hopsConfirmed).toBe(1);
    expect(found(third, 'user/ana')).toBeUndefined();
    const unknown = reach(build(second, [trust]));
    expect(unknown('', 'organization o-one')?.hopsConfirmed).toBe(1);
  });

  it('names who comes from outside: other accounts, providers, anyone', () => {
    const federated = { Federated: 'token.actions.githubusercontent.com' };
    const found = reach(
      build(first, [
        admin(root(third)),
        { name: 'role/ci', allow: '*', trust: federated, trustAction: 'sts:AssumeRoleWithWebIdentity' },
        { name: 'role/open', allow: '*', trust: { AWS: '*' } },
      ]),
    );
    expect(found('', `account ${third}`)?.steps[0]?.to).toBe(arnOf(first, 'role/admin'));
    expect(found('', 'token.actions.githubusercontent.com')?.hopsConfirmed).toBe(1);
    expect(found('', 'anyone')?.steps[0]?.to).toBe(arnOf(first, 'role/open'));
  });

  it('keeps ways over hubs and to oneself as one hop each', () => {
    const found = reach(
      build(first, [
        { name: 'user/ana', allow: ['iam:PassRole', 'lambda:*'] },
        { name: 'user/bo', allow: 'iam:PutUserPolicy', on: arnOf(first, 'user/bo') },
        admin({ Service: 'lambda.amazonaws.com' }),
      ]),
    );
    expect(found(first, 'user/ana')?.steps).toMatchObject([{ to: arnOf(first, 'role/admin') }]);
    expect(found(first, 'user/bo')?.steps).toMatchObject([
      { to: arnOf(first, 'user/bo'), paths: ['PE-IAM-003'] },
    ]);
  });
});
