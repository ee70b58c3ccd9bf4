import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationAccount } from '../escalation/escalation-account';
import { findStep } from '../escalation/find-steps';
import { parsePolicy } from '../policy-document';
import type { IdentityPolicies } from '../types';
import { mapAccount, type AccountMap } from './map-account';

const accountId = '111122223333';
const account = `arn:aws:iam::${accountId}`;
const arnOf = (name: string) => `${account}:${name}`;

interface Drawn {
  statements: object[];
  boundary: object | null;
  trust: object;
  policies: string[];
}

function statementsOf(trust: object) {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: trust }));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.statements;
}

const names = [
  'role/app-a',
  'role/app-b',
  'role/aws-reserved/sso.amazonaws.com/x',
  'user/ana',
  'user/bo',
  'role/ci',
];

function toAccount(drawn: readonly Drawn[]): EscalationAccount {
  const identities = drawn.map(({ statements, boundary, policies }, index): IdentityPolicies => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    const name = names[index] ?? '';
    return {
      arn: arnOf(name),
      kind: name.startsWith('role/') ? 'role' : 'user',
      policies: [
        { name: 'own', via: 'inline', arn: null, group: null, text },
        ...policies.map((policy) => ({
          name: policy,
          via: 'managed' as const,
          arn: arnOf(policy),
          group: null,
          text,
        })),
      ],
      groupArns: [],
      boundary: boundary && {
        arn: arnOf('policy/limit'),
        text: JSON.stringify({ Version: '2012-10-17', Statement: boundary }),
      },
      guardrails: null,
    };
  });
  return {
    identities,
    administrators: new Map(),
    trusts: new Map(
      drawn.flatMap(({ trust }, index) => {
        const arn = arnOf(names[index] ?? '');
        return arn.includes(':role/') ? [[arn, statementsOf(trust)] as const] : [];
      }),
    ),
  };
}

const actions = fc.constantFrom(
  'sts:AssumeRole',
  'iam:PassRole',
  'lambda:*',
  'ec2:RunInstances',
  'iam:CreateAccessKey',
  'iam:PutRolePolicy',
  'iam:AttachRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:UpdateLoginProfile',
  'iam:Put*',
);
const resources = fc.constantFrom(
  '*',
  'arn:aws:iam::*:role/*',
  `${account}:*`,
  `${account}:role/app-*`,
  arnOf('role/ci'),
  arnOf('user/bo'),
  `${account}:user/\${aws:username}`,
  'arn:aws:iam::999999999999:role/*',
  `${account}:policy/p*`,
  `${account}:policy/*`,
);
const condition = fc.constantFrom(
  undefined,
  undefined,
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
);
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    Action: fc.array(actions, { minLength: 1, maxLength: 4 }),
    on: fc.array(resources, { minLength: 1, maxLength: 2 }),
    negated: fc.integer({ max: 9, min: 0 }),
    Condition: condition,
  })
  .map(({ on, negated, Condition, ...rest }) => ({
    ...rest,
    ...(negated === 0 ? { NotResource: on } : { Resource: on }),
    ...(Condition && { Condition }),
  }));
const trust = fc.array(
  fc
    .record({
      Principal: fc.constantFrom(
        { AWS: `${account}:root` },
        { AWS: arnOf('user/ana') },
        { AWS: '*' },
        { Service: 'lambda.amazonaws.com' },
        { Service: 'ec2.amazonaws.com' },
      ),
      Condition: fc.constantFrom(
        undefined,
        undefined,
        { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        { ArnLike: { 'aws:PrincipalArn': arnOf('user/*') } },
      ),
    })
    .map(({ Principal, Condition }) => ({
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      ...(Condition && { Condition }),
    })),
  { minLength: 1, maxLength: 2 },
);
const identity: fc.Arbitrary<Drawn> = fc.record({
  statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
  boundary: fc.option(
    fc.constantFrom<object>(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Allow', Action: ['sts:*', 'iam:*'], Resource: `${account}:role/app-*` },
    ),
    { freq: 4 },
  ),
  trust,
  policies: fc.uniqueArray(fc.constantFrom('policy/p1', 'policy/q'), { maxLength: 1 }),
});

/** How surely the edges lead from one to another, over a hub too. */
function certaintyOf(map: AccountMap, from: AccountMap['seekers'][number], to: string): string {
  const hubs = new Map(map.hubs.map((hub) => [hub.key, hub.targets]));
  const found = from.edges.flatMap((edge) => {
    if (edge.to === to) return [edge.conditional];
    return (hubs.get(edge.to) ?? [])
      .filter(({ arn }) => arn === to)
      .map((target) => edge.conditional || target.conditional);
  });
  if (found.length === 0) return 'none';
  return found.includes(false) ? 'allowed' : 'conditional';
}

describe('findEdges', () => {
  it('leads exactly where a question for every pair leads, and as surely', () => {
    fc.assert(
      fc.property(fc.array(identity, { minLength: 2, maxLength: names.length }), (drawn) => {
        const map = mapAccount(toAccount(drawn));
        for (const from of map.seekers) {
          for (const to of [...map.targets.roles.keys(), ...map.targets.users]) {
            if (to === from.seeker.subject.arn) continue;
            const naive = findStep(from.seeker, to, map.targets)?.decision ?? 'none';
            expect([from.seeker.subject.arn, to, certaintyOf(map, from, to)]).toEqual([
              from.seeker.subject.arn,
              to,
              naive,
            ]);
          }
        }
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('stays linear: broad rights lead over hubs', () => {
    const role = (name: string): IdentityPolicies => ({
      arn: arnOf(`role/${name}`),
      kind: 'role',
      policies: [
        {
          name: 'own',
          via: 'inline',
          arn: null,
          group: null,
          text: JSON.stringify({
            Statement: {
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'iam:PassRole', 'lambda:*'],
              Resource: '*',
            },
          }),
        },
      ],
      groupArns: [],
      boundary: null,
      guardrails: null,
    });
    const identities = Array.from({ length: 200 }, (_, index) => role(`r${index}`));
    const both = [
      {
        Effect: 'Allow',
        Principal: { AWS: `${account}:root`, Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ];
    const { seekers, hubs } = mapAccount({
      identities,
      administrators: new Map(),
      trusts: new Map(identities.map(({ arn }) => [arn, statementsOf(both)])),
    });
    const edges =
      seekers.reduce((sum, each) => sum + each.edges.length, 0) +
      hubs.reduce((sum, { targets }) => sum + targets.length, 0);
    expect(hubs.map(({ key }) => key).sort()).toEqual([
      `${accountId}#assume`,
      `${accountId}#pass:lambda.amazonaws.com`,
    ]);
    expect(edges).toBe(4 * identities.length);
  });
});
