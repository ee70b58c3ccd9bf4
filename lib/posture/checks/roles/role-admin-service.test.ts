import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildPolicy, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import type { Thresholds } from '../../settings/parameters';
import { roleAdminService } from './role-admin-service';

const iam = policyText({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
const reads = policyText({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' });
const lambda = { Service: 'lambda.amazonaws.com' };

interface Case {
  principal?: unknown;
  name?: string;
  boundary?: string;
  parts?: Partial<AccountSnapshot>;
  thresholds?: Partial<Thresholds>;
}

function judge(
  text: string,
  { principal = lambda, name = 'worker', boundary, parts, thresholds }: Case = {},
) {
  const limit = buildPolicy('limit', hash(boundary ?? ''));
  const built = trusting(name, trustText(principal), {
    inlinePolicies: [{ name: 'p', document: hash(text) }],
    permissionsBoundary: boundary ? limit.arn : null,
  });
  const policies = read([limit]);
  const input = buildInput({ ...withRoles([built], text, boundary ?? ''), policies, ...parts }, thresholds);
  return roleAdminService.evaluate(input)[0];
}

describe('role-admin-service', () => {
  it('fails for full and equivalent administrators', () => {
    expect(judge(everything)).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'worker, for lambda.amazonaws.com, is an administrator',
    });
    expect(judge(iam)).toMatchObject({
      result: 'fail',
      title: 'worker, for lambda.amazonaws.com, is as good as an administrator',
    });
  });

  it('passes lesser roles, and administrators that a boundary holds', () => {
    expect(judge(reads)).toMatchObject({ result: 'pass', title: 'worker is no administrator' });
    expect(judge(everything, { boundary: reads })).toMatchObject({ result: 'pass' });
  });

  it('judges roles that people may assume as well', () => {
    const principal = { ...lambda, AWS: 'arn:aws:iam::123456789012:root' };
    expect(judge(everything, { principal })).toMatchObject({ result: 'fail' });
  });

  it('is not applicable without a service, and to approved administrators', () => {
    const principal = { AWS: 'arn:aws:iam::123456789012:root' };
    expect(judge(everything, { principal })).toMatchObject({ result: 'not-applicable' });
    expect(judge(everything, { name: 'stacksets-exec-1' })).toMatchObject({ result: 'not-applicable' });
    const thresholds = { approvedAdmins: ['work*'] };
    expect(judge(everything, { thresholds })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown while administrators cannot be told', () => {
    const policies = denied('GetAccountAuthorizationDetails');
    expect(judge(everything, { parts: { policies } })).toMatchObject({ result: 'unknown' });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    expect(judge(reads, { parts: { roles: denied('GetAccountAuthorizationDetails') } })).toMatchObject({
      result: 'unknown',
    });
    expect(judge(reads, { parts: { roles: off } })).toBeUndefined();
  });
});
