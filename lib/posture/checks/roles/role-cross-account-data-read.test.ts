import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildMember, buildOrganization } from '@/lib/snapshot/testing/build-organization';
import { buildPolicy, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import type { EvaluationContext } from '../../types';
import { roleCrossAccountDataRead } from './role-cross-account-data-read';

const allow = (Action: string | string[], Resource: string, more = {}) =>
  policyText({ Effect: 'Allow', Action, Resource, ...more });
const inline = (text: string): Partial<Role> => ({ inlinePolicies: [{ name: 'p', document: hash(text) }] });

interface Case {
  principal?: unknown;
  role?: Partial<Role>;
  parts?: Partial<AccountSnapshot>;
  context?: Partial<EvaluationContext>;
}

function judge(text: string, { principal = { AWS: '464622532012' }, role, parts, context }: Case = {}) {
  const built = trusting('audit', trustText(principal), { ...inline(text), ...role });
  const input = buildInput({ ...withRoles([built], text), ...parts }, {}, context);
  return roleCrossAccountDataRead.evaluate(input)[0];
}

describe('role-cross-account-data-read', () => {
  it('fails for reads of all data', () => {
    expect(judge(allow(['s3:Get*', 'ec2:Describe*'], '*'))).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'audit gives 464622532012 (Datadog) s3:GetObject on everything',
    });
    expect(judge(everything)).toMatchObject({
      title: expect.stringContaining('s3:GetObject, dynamodb:GetItem and secretsmanager:GetSecretValue'),
    });
  });

  it('fails for an attached policy by its text', () => {
    const text = allow('secretsmanager:GetSecretValue', '*');
    const policy = buildPolicy('ReadOnlyAccess', hash(text));
    const attachedPolicies = [{ name: policy.name, arn: policy.arn }];
    const role = { attachedPolicies, inlinePolicies: [] };
    expect(judge(text, { role, parts: { policies: read([policy]) } })).toMatchObject({ result: 'fail' });
  });

  it('passes configuration, some buckets and reads under a condition', () => {
    const condition = { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
    for (const text of [
      allow(['s3:GetBucket*', 's3:List*', 'dynamodb:Describe*'], '*'),
      allow('s3:*', 'arn:aws:s3:::reports/*'),
      allow('s3:*', '*', condition),
    ])
      expect(judge(text)).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to trusts inside the organization, which peers call foreign', () => {
    const organization = buildOrganization({ accounts: [buildMember('111122223333')] });
    const principal = { AWS: '111122223333' };
    expect(judge(everything, { principal, context: { organization } })).toMatchObject({
      result: 'not-applicable',
    });
    expect(judge(everything, { principal })).toMatchObject({ result: 'fail' });
    expect(judge(everything, { principal: { Service: 'ec2.amazonaws.com' } })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('fails with role-trust-public for a role open to everyone', () => {
    expect(judge(everything, { principal: '*' })).toMatchObject({
      result: 'fail',
      impliedBy: 'role-trust-public',
    });
  });

  it('is unknown where a policy was not read and the others do not settle it', () => {
    const attachedPolicies = [{ name: 'ReadOnlyAccess', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }];
    expect(judge(allow('s3:List*', '*'), { role: { attachedPolicies } })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('not every policy of audit'),
    });
    expect(judge(everything, { role: { attachedPolicies } })).toMatchObject({ result: 'fail' });
    const permissionsBoundary = 'arn:aws:iam::123456789012:policy/limit';
    expect(judge(everything, { role: { permissionsBoundary } })).toMatchObject({ result: 'unknown' });
  });

  it('is unknown while the members of its organization are not known', () => {
    const parts = { organizationMembership: denied('DescribeOrganization') };
    const principal = { AWS: '111122223333' };
    expect(judge(everything, { principal, parts })).toMatchObject({ result: 'unknown' });
    expect(judge(allow('s3:List*', '*'), { principal, parts })).toMatchObject({ result: 'pass' });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleCrossAccountDataRead.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleCrossAccountDataRead.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
