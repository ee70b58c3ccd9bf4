import { describe, expect, it } from 'vitest';
import decideVectors from '../__fixtures__/decide-vectors.json';
import resourceVectors from '../__fixtures__/resource-policy-vectors.json';
import { InputProblem } from '../policy-tools/input-problem';
import { readSimulation } from './read-simulation';
import { simulateRequest } from './simulate-request';

interface Vector {
  id: string;
  why: string;
  principal?: string;
  policies: unknown[];
  boundary?: unknown[];
  scps?: unknown[][];
  serviceLinked?: boolean;
  resourcePolicy?: unknown;
  resourceAccount?: string;
  action: string;
  resource: string;
  context: Record<string, string>;
  contextComplete: boolean;
  expect: 'allowed' | 'conditional' | 'none' | 'denied';
}

const now = new Date('2026-11-22T00:00:00Z');
const account = '111122223333';
const alice = `arn:aws:iam::${account}:user/alice`;
const words = { allowed: 'allowed', conditional: 'allowed', none: 'implicitDeny', denied: 'explicitDeny' };

const simulate = (input: unknown) => simulateRequest(readSimulation(input, now));

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | string[], Resource = '*') => policy({ Effect: 'Allow', Action, Resource });
const deny = (Action: string, Resource = '*') => policy({ Effect: 'Deny', Action, Resource });

function ask(more: Record<string, unknown>, request: Record<string, unknown> = {}) {
  const { arn = alice, identityPolicies = [], permissionsBoundary, ...policies } = more;
  return simulate({
    principal: { arn, identityPolicies, permissionsBoundary },
    ...policies,
    request: { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {}, ...request },
  });
}

describe('simulateRequest', () => {
  it.each([...decideVectors, ...resourceVectors] as unknown as Vector[])('$id $why', async (vector) => {
    const linked = `arn:aws:iam::${account}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`;
    const answer = await simulate({
      principal: {
        arn: vector.serviceLinked ? linked : (vector.principal ?? alice),
        identityPolicies: vector.policies,
        permissionsBoundary: vector.boundary,
      },
      serviceControlPolicies: vector.scps,
      resourcePolicy: vector.resourcePolicy,
      request: {
        action: vector.action,
        resource: vector.resource,
        resourceAccount: vector.resourceAccount ?? account,
        context: vector.context,
        contextComplete: vector.contextComplete,
      },
    });
    expect(answer).toMatchObject({
      decision: words[vector.expect],
      allowed: words[vector.expect] === 'allowed',
      conditional: vector.expect === 'conditional',
    });
    expect(answer.decidedBy.length).toBeGreaterThan(0);
  });

  it('names the statements that decided, with where they stand', async () => {
    const named = {
      name: 'reader',
      document: policy({ Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' }),
    };
    const allowed = await ask({ identityPolicies: [deny('ec2:*'), named] });
    expect(allowed.decidedBy).toEqual([
      {
        layer: 'identity',
        policy: 'reader',
        statement: 'Statement[0]',
        sid: 'Read',
        effect: 'Allow',
        applies: 'yes',
        text: 'Read: Allow s3:Get* on *',
      },
    ]);
    const denied = await ask({
      identityPolicies: [named, deny('s3:*')],
      serviceControlPolicies: [[deny('s3:GetObject')]],
    });
    expect(denied.decidedBy.map(({ layer, policy: name, effect }) => [layer, name, effect])).toEqual([
      ['identity', 'identityPolicies[1]', 'Deny'],
      ['serviceControlPolicy', 'serviceControlPolicies[0][0]', 'Deny'],
    ]);
  });

  it('says which layer lacks an allow', async () => {
    const none = await ask({
      identityPolicies: allow('s3:*'),
      permissionsBoundary: allow('ec2:*'),
      serviceControlPolicies: [[allow('*')], [allow('ec2:*')]],
    });
    expect(none.decision).toBe('implicitDeny');
    expect(none.decidedBy.map(({ layer }) => layer)).toEqual(['boundary', 'serviceControlPolicy']);
    expect(none.decidedBy[1]?.text).toContain('serviceControlPolicies[1]');
  });

  it('asks both sides where the resource belongs to another account', async () => {
    const there = { resourceAccount: '999988887777' };
    const own = { identityPolicies: allow('s3:*') };
    expect(await ask(own, there)).toMatchObject({
      decision: 'implicitDeny',
      decidedBy: [{ layer: 'resource' }],
    });
    const open = policy({ Effect: 'Allow', Principal: { AWS: alice }, Action: 's3:*', Resource: '*' });
    expect((await ask({ ...own, resourcePolicy: open }, there)).decision).toBe('allowed');
    expect((await ask({ resourcePolicy: open }, there)).decision).toBe('implicitDeny');
    expect((await ask({ resourcePolicy: open })).decision).toBe('allowed');
  });

  it('takes the owner from the ARN of the resource', async () => {
    const sqs = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:999988887777:q' };
    expect((await ask({ identityPolicies: allow('sqs:*') }, sqs)).decision).toBe('implicitDeny');
  });

  it('knows a session by its own ARN and by its role', async () => {
    const session = `arn:aws:sts::${account}:assumed-role/app/run-1`;
    const letIn = (AWS: string) =>
      ask({
        arn: session,
        resourcePolicy: policy({ Effect: 'Allow', Principal: { AWS }, Action: 's3:*', Resource: '*' }),
      });
    expect((await letIn(session)).decision).toBe('allowed');
    expect((await letIn(`arn:aws:iam::${account}:role/app`)).decision).toBe('allowed');
    expect((await letIn(`arn:aws:iam::${account}:role/other`)).decision).toBe('implicitDeny');
  });

  it('lets resource control policies deny what their services own, service-linked roles apart', async () => {
    const guard = policy({ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' });
    const full = { identityPolicies: allow('*'), resourceControlPolicies: [[guard]] };
    expect(await ask(full)).toMatchObject({
      decision: 'explicitDeny',
      decidedBy: [{ layer: 'resourceControlPolicy' }],
    });
    const instance = `arn:aws:ec2:eu-west-1:${account}:instance/i-1`;
    expect((await ask(full, { action: 'ec2:StopInstances', resource: instance })).decision).toBe('allowed');
    const linked = `arn:aws:iam::${account}:role/aws-service-role/x.amazonaws.com/R`;
    expect((await ask({ ...full, arn: linked })).decision).toBe('allowed');
  });

  it('holds the root user to guardrails alone', async () => {
    const root = `arn:aws:iam::${account}:root`;
    expect((await ask({ arn: root })).decision).toBe('allowed');
    expect((await ask({ arn: root, serviceControlPolicies: [[allow('*'), deny('s3:*')]] })).decision).toBe(
      'explicitDeny',
    );
  });

  it('asks for actions without resources on the star', async () => {
    const instance = `arn:aws:ec2:eu-west-1:${account}:instance/i-1`;
    const request = { action: 'ec2:DescribeInstances', resource: instance };
    expect((await ask({ identityPolicies: allow('ec2:Describe*', instance) }, request)).decision).toBe(
      'implicitDeny',
    );
    expect((await ask({ identityPolicies: allow('ec2:Describe*') }, request)).decision).toBe('allowed');
  });

  it('is conditional for a key that is not given, and sure for those that follow from the principal', async () => {
    const when = (key: string, value: string) =>
      policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringEquals: { [key]: value } } });
    const mfa = { identityPolicies: when('aws:MultiFactorAuthPresent', 'true') };
    expect(await ask(mfa)).toMatchObject({ decision: 'allowed', conditional: true });
    expect(await ask(mfa, { contextComplete: true })).toMatchObject({
      decision: 'implicitDeny',
      conditional: false,
    });
    expect(await ask(mfa, { context: { 'aws:multifactorauthpresent': true } })).toMatchObject({
      conditional: false,
    });
    expect(await ask({ identityPolicies: when('aws:username', 'alice') })).toMatchObject({
      conditional: false,
    });
    expect(await ask({ identityPolicies: when('aws:PrincipalAccount', '1') })).toMatchObject({
      allowed: false,
    });
  });

  it('takes null for left out, and federated users for users', async () => {
    const arn = `arn:aws:sts::${account}:federated-user/ana`;
    const request = { context: null, contextComplete: null, resource: null };
    expect((await ask({ arn, identityPolicies: allow('s3:*') }, request)).decision).toBe('allowed');
  });

  it('reads text, percent-encoded text and single documents', async () => {
    const text = JSON.stringify(allow('s3:*'));
    for (const identityPolicies of [
      text,
      encodeURIComponent(text),
      [text],
      { PolicyName: 'p', PolicyDocument: text },
    ])
      expect((await ask({ identityPolicies })).decision).toBe('allowed');
  });

  it.each([
    ['no principal', { request: { action: 's3:GetObject' } }, /principal/],
    [
      'a service as principal',
      { principal: { arn: 'ec2.amazonaws.com' }, request: { action: 's3:GetObject' } },
      /not the ARN/,
    ],
    [
      'an action without a service',
      { principal: { arn: alice }, request: { action: 'GetObject' } },
      /service:Action/,
    ],
    [
      'a policy that is none',
      { principal: { arn: alice, identityPolicies: [{}] }, request: { action: 's3:x' } },
      /identityPolicies\[0\] is not a policy/,
    ],
    ['a text', 'hello', /not a simulation/],
  ])('refuses %s in one sentence', (_, input, message) => {
    expect(() => readSimulation(input, now)).toThrow(InputProblem);
    expect(() => readSimulation(input, now)).toThrow(message);
  });
});
