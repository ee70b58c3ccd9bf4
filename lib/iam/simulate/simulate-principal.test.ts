import { describe, expect, it } from 'vitest';
import { InputProblem } from '../policy-tools/input-problem';
import { type PrincipalToAsk, type RequestToAsk, simulatePrincipal } from './simulate-principal';

const now = new Date('2026-11-22T00:00:00Z');
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
const allow = (Action: string, more = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const deny = (Action: string) => ({ Effect: 'Deny', Action, Resource: '*' });

const principal: PrincipalToAsk = {
  arn: 'arn:aws:iam::111122223333:role/ci-deploy',
  policies: [
    { name: 'own', text: policy(allow('ec2:*')) },
    { name: 'own', text: policy(allow('sqs:*'), allow('s3:Get*')) },
  ],
  boundary: null,
  serviceControl: [],
  resourceControl: [],
  context: {},
  unread: [],
};
const request: RequestToAsk = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
  context: {},
  contextComplete: false,
};
const ask = (more: Partial<PrincipalToAsk> = {}, asked: Partial<RequestToAsk> = {}) =>
  simulatePrincipal({ ...principal, ...more }, { ...request, ...asked }, now);

describe('simulatePrincipal', () => {
  it('names the policy by its place and the line of the statement', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ decision: 'allowed', conditional: false, limitedBy: [], unknown: [] });
    expect(answer.decidedBy).toMatchObject([
      { layer: 'identity', policy: 'own', policyIndex: 1, statement: 'Statement[1]', line: 9 },
    ]);
  });

  it('names the layer and the level that took it away', async () => {
    const answer = await ask({
      serviceControl: [
        { name: 'Root', policies: [{ name: 'FullAWSAccess', text: policy(allow('*')) }] },
        { name: 'Sandbox', policies: [{ name: 'OnlyCompute', text: policy(allow('ec2:*')) }] },
      ],
    });
    expect(answer).toMatchObject({ decision: 'implicitDeny', limitedBy: ['serviceControlPolicy'] });
    expect(answer.decidedBy[0]?.text).toMatch(/^No service control policy on Sandbox allows s3:GetObject/);
    const denied = await ask({ boundary: { name: 'edge', text: policy(allow('*'), deny('s3:*')) } });
    expect(denied).toMatchObject({
      decision: 'explicitDeny',
      limitedBy: ['boundary'],
      decidedBy: [{ policy: 'edge', policyIndex: null, line: 9 }],
    });
  });

  it('is never sure of an allow past what was not read', async () => {
    expect(await ask({ serviceControl: null })).toMatchObject({ decision: 'allowed', conditional: true });
    const { unknown } = await ask({ boundary: 'unread', serviceControl: null });
    expect(unknown).toHaveLength(2);
    expect(await ask({ unread: ['lost'] })).toMatchObject({
      conditional: true,
      unknown: [expect.stringContaining('lost')],
    });
    expect(await ask({ policies: [], boundary: 'unread' })).toMatchObject({
      decision: 'implicitDeny',
      conditional: false,
    });
  });

  it('knows who asks, and lets the request say otherwise', async () => {
    const inOrganization = allow('s3:*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } });
    const policies = [{ name: 'p', text: policy(inOrganization) }];
    const context = { 'aws:PrincipalOrgID': 'o-1' };
    expect(await ask({ policies, context })).toMatchObject({ decision: 'allowed', conditional: false });
    expect(await ask({ policies })).toMatchObject({ decision: 'allowed', conditional: true });
    expect(await ask({ policies, context }, { context: { 'aws:PrincipalOrgID': ['o-2'] } })).toMatchObject({
      decision: 'implicitDeny',
    });
  });

  it('refuses an action without a service', async () => {
    await expect(ask({}, { action: 'GetObject' })).rejects.toThrow(InputProblem);
  });
});
