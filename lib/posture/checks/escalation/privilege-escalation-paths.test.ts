import { describe, expect, it } from 'vitest';
import { readStep } from '@/lib/iam/escalation/step-text';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import {
  buildGroup,
  buildRole,
  buildUser,
  denied,
  off,
  read,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText, trustText } from '../../testing/build-input';
import { privilegeEscalationPaths as check } from './privilege-escalation-paths';

const lambdaTrust = trustText({ Service: 'lambda.amazonaws.com' });
const allow = (Action: string | string[], more = {}) =>
  policyText({ Effect: 'Allow', Action, Resource: '*', ...more });
const deploy = ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'];
const inline = (text: string) => ({ inlinePolicies: [{ name: 'p', document: hash(text) }] });
const role = (name: string, text: string, trust: string): Role =>
  buildRole(name, { trustPolicy: hash(trust), ...inline(text) });

/** What is said of user `ana` with a policy, beside a role `admin` that a trust guards. */
function judge(
  text: string,
  { trust = lambdaTrust, parts = {} }: { trust?: string; parts?: Partial<AccountSnapshot> } = {},
) {
  const input = buildInput({
    users: read([buildUser('ana', inline(text))]),
    groups: read([]),
    roles: read([role('admin', everything, trust)]),
    policies: read([]),
    policyDocuments: textsOf(text, everything, trust),
    ...parts,
  });
  return check.evaluate(input).find(({ resource }) => resource.endsWith(':user/ana'));
}

describe('privilege-escalation-paths', () => {
  it('fails for a way to an administrator, and names it', () => {
    const result = judge(allow(deploy));
    expect(result).toMatchObject({
      result: 'fail',
      severity: 'high',
      title:
        'ana can become administrator through admin by iam:PassRole, lambda:CreateFunction and lambda:InvokeFunction',
    });
    const fields = Object.fromEntries(result?.evidence.map(({ field, value }) => [field, value]) ?? []);
    expect(fields).toMatchObject({ hops: 1, way: ['ana', 'admin'], dependsOnCondition: false });
    expect(readStep((fields.steps as string[])[0] ?? '')).toEqual({
      from: 'user/ana',
      to: 'role/admin',
      pathIds: ['PE-LAMBDA-001'],
    });
    expect(fields.paths).toEqual([expect.stringMatching(/^PE-LAMBDA-001 /)]);
  });

  it('is critical for one that edits its own rights', () => {
    expect(judge(allow('iam:AttachUserPolicy'))).toMatchObject({
      result: 'fail',
      severity: 'critical',
      title: 'ana can become administrator by iam:AttachUserPolicy',
    });
  });

  it('is one step less severe under a condition', () => {
    const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(judge(allow(deploy, { Condition }))).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: expect.stringContaining('ana might become administrator'),
    });
  });

  it('passes permissions that lead nowhere, and tells them', () => {
    const result = judge(allow(deploy), { trust: trustText({ Service: 'ec2.amazonaws.com' }) });
    expect(result).toMatchObject({ result: 'pass', title: 'ana cannot raise itself to administrator' });
    expect(result?.evidence).toContainEqual(
      expect.objectContaining({
        field: 'allowedWithoutTarget',
        value: [expect.stringContaining('PE-LAMBDA-001')],
      }),
    );
    expect(judge(allow('iam:PassRole'))).toMatchObject({ result: 'pass' });
    expect(judge(allow('s3:*'))).toMatchObject({ result: 'pass' });
  });

  it('judges all policies of an identity together, where peers judge each alone', () => {
    const [pass, launch] = [allow('iam:PassRole'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])];
    const user = buildUser('ana', { ...inline(pass), groups: ['devs'] });
    const devs = buildGroup('devs', inline(launch));
    const parts = {
      users: read([user]),
      groups: read([devs]),
      policyDocuments: textsOf(pass, launch, everything, lambdaTrust),
    };
    expect(judge('', { parts })).toMatchObject({ result: 'fail' });
    expect(
      judge('', { parts: { ...parts, groups: denied('GetAccountAuthorizationDetails') } }),
    ).toMatchObject({
      result: 'unknown',
    });
  });

  it('is not applicable to administrators and to roles of AWS services', () => {
    expect(judge(everything)).toMatchObject({ result: 'not-applicable' });
    expect(judge(allow('iam:*'))).toMatchObject({ result: 'not-applicable' });
    const linked = buildRole('AWSServiceRoleForX', { path: '/aws-service-role/x.amazonaws.com/' });
    const input = buildInput({
      users: read([]),
      groups: read([]),
      policies: read([]),
      roles: read([linked]),
    });
    expect(check.evaluate(input)).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown where a policy was not read and the others do not settle it', () => {
    const attachedPolicies = [{ name: 'Custom', arn: 'arn:aws:iam::123456789012:policy/Custom' }];
    const users = (text: string) => read([buildUser('ana', { ...inline(text), attachedPolicies })]);
    expect(
      judge('', { parts: { users: users(allow('s3:*')), policyDocuments: textsOf(allow('s3:*')) } }),
    ).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('not every policy of ana was read'),
    });
    const own = allow('iam:PutUserPolicy');
    expect(judge('', { parts: { users: users(own), policyDocuments: textsOf(own) } })).toMatchObject({
      result: 'fail',
    });
  });

  it('is unknown once for the account where identities were refused, and says nothing while they are off', () => {
    const refused = denied('GetAccountAuthorizationDetails');
    const all = (reading: typeof refused | typeof off) => ({
      users: reading,
      groups: reading,
      roles: reading,
      policies: reading,
    });
    expect(check.evaluate(buildInput(all(refused)))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput(all(off)))).toEqual([]);
  });
});
