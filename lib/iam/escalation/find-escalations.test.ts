import { describe, expect, it } from 'vitest';
import { classifyAdministrator } from '../classify-administrator';
import { parsePolicy } from '../policy-document';
import type { IdentityPolicies } from '../types';
import { type Escalation, findEscalations } from './find-escalations';

const account = 'arn:aws:iam::111122223333';
const arnOf = (name: string) => `${account}:${name}`;

interface Built {
  name: string;
  allow?: string | string[];
  on?: string;
  condition?: object;
  deny?: string;
  trust?: object;
  boundary?: IdentityPolicies['boundary'];
  groups?: string[];
}

function build({
  name,
  allow = [],
  on = '*',
  condition,
  deny,
  boundary = null,
  groups = [],
}: Built): IdentityPolicies {
  const statements = [
    { Effect: 'Allow', Action: allow, Resource: on, ...(condition && { Condition: condition }) },
    ...(deny ? [{ Effect: 'Deny', Action: deny, Resource: '*' }] : []),
  ];
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return {
    arn: arnOf(name),
    kind: name.startsWith('role/') ? 'role' : name.startsWith('group/') ? 'group' : 'user',
    policies: allow.length > 0 ? [{ name: 'own', via: 'inline', arn: null, group: null, text }] : [],
    groupArns: groups.map(arnOf),
    boundary,
    guardrails: null,
  };
}

function trustStatements(principal: object) {
  const parsed = parsePolicy(
    JSON.stringify({ Statement: { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' } }),
  );
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.statements;
}

function escalations(...built: Built[]): (name: string) => Escalation {
  const identities = built.map(build);
  const found = findEscalations({
    identities,
    administrators: new Map(identities.map((identity) => [identity.arn, classifyAdministrator(identity)])),
    trusts: new Map(
      built.flatMap(({ name, trust }) => (trust ? [[arnOf(name), trustStatements(trust)]] : [])),
    ),
  });
  return (name) => {
    const escalation = found.get(arnOf(name));
    if (!escalation) throw new Error(`Nothing is told of ${name}.`);
    return escalation;
  };
}

const way = ({ steps }: Escalation) =>
  steps.map(({ to, paths }) => `${to.slice(account.length + 1)} by ${paths.map(({ id }) => id).join(' ')}`);

const lambda = { Service: 'lambda.amazonaws.com' };
const admin = (trust: object): Built => ({ name: 'role/admin', allow: '*', trust });
const deployer = ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'];

describe('findEscalations', () => {
  it('hands an administrator role to a service that it trusts', () => {
    const found = escalations(admin(lambda), { name: 'user/ana', allow: deployer });
    expect(way(found('user/ana'))).toEqual(['role/admin by PE-LAMBDA-001']);
    expect(found('user/ana')).toMatchObject({ conditional: false, administrator: false });
    expect(found('role/admin')).toMatchObject({ administrator: true, steps: [] });
  });

  it('tells other first hops that are as short', () => {
    const found = escalations(
      admin(lambda),
      { name: 'role/other', allow: '*', trust: { AWS: arnOf('user/ana') } },
      { name: 'user/ana', allow: deployer },
    );
    const { alternatives } = found('user/ana');
    expect([...way(found('user/ana')), ...way({ ...found('user/ana'), steps: alternatives })].sort()).toEqual(
      ['role/admin by PE-LAMBDA-001', 'role/other by PE-STS-001'],
    );
  });

  it('stays latent where no role trusts the service, or only a weak one', () => {
    const ec2 = escalations(admin({ Service: 'ec2.amazonaws.com' }), { name: 'user/ana', allow: deployer });
    expect(ec2('user/ana')).toMatchObject({ steps: [] });
    expect(ec2('user/ana').latent.map(({ id }) => id)).toEqual(['PE-LAMBDA-001']);
    const weak = escalations(
      { name: 'role/weak', allow: 's3:GetObject', trust: lambda },
      { name: 'user/ana', allow: deployer },
    );
    expect(weak('user/ana')).toMatchObject({ steps: [] });
  });

  it('follows chains of roles, the shortest way first', () => {
    const found = escalations(
      { name: 'user/ana', allow: 'sts:AssumeRole', on: arnOf('role/deploy') },
      { name: 'role/deploy', allow: 'sts:AssumeRole', trust: { AWS: `${account}:root` } },
      admin({ AWS: arnOf('role/deploy') }),
    );
    expect(way(found('user/ana'))).toEqual(['role/deploy by PE-STS-001', 'role/admin by PE-STS-001']);
    expect(way(found('role/deploy'))).toEqual(['role/admin by PE-STS-001']);
  });

  it('assumes only what lets it in', () => {
    const assumer = { name: 'user/ana', allow: 'sts:AssumeRole' };
    expect(escalations(assumer, admin({ AWS: arnOf('user/bo') }))('user/ana').steps).toEqual([]);
    expect(escalations(assumer, admin(lambda))('user/ana').steps).toEqual([]);
    const named = escalations({ name: 'user/ana' }, admin({ AWS: arnOf('user/ana') }));
    expect(way(named('user/ana'))).toEqual(['role/admin by PE-STS-001']);
    const denied = escalations({ ...assumer, deny: 'sts:AssumeRole' }, admin({ AWS: arnOf('user/ana') }));
    expect(denied('user/ana').steps).toEqual([]);
  });

  it('makes itself an administrator in one step', () => {
    const found = escalations({ name: 'user/ana', allow: 'iam:PutUserPolicy', on: arnOf('user/ana') });
    expect(way(found('user/ana'))).toEqual(['user/ana by PE-IAM-003']);
  });

  it('takes over an administrator by a key, and nobody weaker', () => {
    const keys = { name: 'user/ana', allow: 'iam:CreateAccessKey' };
    const found = escalations(keys, { name: 'user/chief', allow: '*' }, { name: 'user/bo', allow: 's3:*' });
    expect(way(found('user/ana'))).toEqual(['user/chief by PE-IAM-015']);
    expect(escalations(keys, { name: 'user/bo', allow: 's3:*' })('user/ana').steps).toEqual([]);
  });

  it('strengthens a weak role that it can edit and assume', () => {
    const found = escalations(
      { name: 'user/ana', allow: ['iam:PutRolePolicy', 'sts:AssumeRole'] },
      { name: 'role/weak', allow: 's3:GetObject', trust: { AWS: `${account}:root` } },
    );
    expect(way(found('user/ana'))).toEqual(['role/weak by PE-IAM-023']);
  });

  it('joins a group of administrators', () => {
    const found = escalations(
      { name: 'user/ana', allow: 'iam:AddUserToGroup' },
      { name: 'group/admins', allow: '*' },
    );
    expect(way(found('user/ana'))).toEqual(['user/ana by PE-IAM-009']);
  });

  it('takes off its own boundary', () => {
    const boundary = {
      arn: arnOf('policy/limit'),
      text: JSON.stringify({
        Statement: { Effect: 'Allow', Action: ['s3:*', 'iam:DeleteUserPermissionsBoundary'], Resource: '*' },
      }),
    };
    const found = escalations({ name: 'user/ana', allow: '*', boundary });
    expect(way(found('user/ana'))).toEqual(['user/ana by PE-IAM-010']);
  });

  it('tells apart what hangs on a condition', () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const found = escalations(admin(lambda), { name: 'user/ana', allow: deployer, condition });
    expect(found('user/ana')).toMatchObject({ conditional: true });
    expect(found('user/ana').steps).toHaveLength(1);
    const sure = escalations(
      admin(lambda),
      { name: 'user/ana', allow: deployer, condition },
      { name: 'role/step', allow: deployer, trust: { AWS: arnOf('user/ana') } },
    );
    expect(sure('user/ana')).toMatchObject({ conditional: false });
    expect(way(sure('user/ana'))).toHaveLength(2);
  });

  it('neither asks nor takes over roles of AWS services', () => {
    const linked = { name: 'role/aws-service-role/x/linked', allow: '*', trust: lambda };
    const found = escalations(linked, { name: 'user/ana', allow: deployer });
    expect(found('user/ana').steps).toEqual([]);
    expect(() => found(linked.name)).toThrow();
  });

  it('does not loop', () => {
    const assume = { allow: 'sts:AssumeRole', trust: { AWS: `${account}:root` } };
    const found = escalations({ name: 'role/a', ...assume }, { name: 'role/b', ...assume });
    expect([found('role/a').steps, found('role/b').steps]).toEqual([[], []]);
  });
});
