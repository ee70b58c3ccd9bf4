import { describe, expect, it } from 'vitest';
import type { PermissionSet } from '@/lib/snapshot/data/identity-center';
import { hash } from '@/lib/snapshot/hash';
import { buildIdentityCenter, buildPermissionSet } from '@/lib/snapshot/testing/build-resources';
import { buildPolicy, denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import { ssoSessionDuration } from './sso-session-duration';

const admin = { awsManagedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] };

function judge(parts: Partial<PermissionSet>, thresholds: Partial<Thresholds> = {}) {
  const identityCenter = read(buildIdentityCenter({ permissionSets: [buildPermissionSet('ops', parts)] }));
  const policies = read([buildPolicy('all', hash(everything))]);
  const input = buildInput({ identityCenter, policies, policyDocuments: textsOf(everything) }, thresholds);
  return ssoSessionDuration.evaluate(input)[0];
}

describe('sso-session-duration', () => {
  it('passes at exactly eight hours and fails beyond', () => {
    expect(judge({ sessionSeconds: 28_800 })).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:sso:::permissionSet/ssoins-1/ps-ops',
      title: 'Sessions of ops last 8 hours',
    });
    expect(judge({ sessionSeconds: 28_801 })).toMatchObject({ result: 'fail', severity: 'low' });
    expect(judge({ sessionSeconds: 43_200 })).toMatchObject({ title: 'Sessions of ops last 12 hours' });
  });

  it.each([
    ['an AWS policy', admin],
    ['an inline policy', { inlinePolicy: hash(everything) }],
    ['a policy of the account', { customerManagedPolicies: ['all'] }],
  ])('gives administrators by %s exactly one hour', (_how, parts) => {
    expect(judge({ ...parts, sessionSeconds: 3600 })).toMatchObject({ result: 'pass' });
    expect(judge({ ...parts, sessionSeconds: 7200 })).toMatchObject({
      result: 'fail',
      title: 'Administrator sessions of ops last 2 hours',
    });
  });

  it('follows both limits', () => {
    expect(judge({ sessionSeconds: 43_200 }, { ssoSessionMaxSeconds: 43_200 })).toMatchObject({
      result: 'pass',
    });
    const thresholds = { privilegedSessionMaxSeconds: 7200 };
    expect(judge({ ...admin, sessionSeconds: 7200 }, thresholds)).toMatchObject({ result: 'pass' });
  });

  it('is unknown when a policy that might make an administrator was not read', () => {
    const other = { awsManagedPolicies: ['arn:aws:iam::aws:policy/IAMFullAccess'] };
    expect(judge({ ...other, sessionSeconds: 7200 })).toMatchObject({ result: 'unknown' });
    expect(judge({ ...other, sessionSeconds: 3600 })).toMatchObject({ result: 'pass' });
    const audit = { awsManagedPolicies: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'] };
    expect(judge({ ...audit, sessionSeconds: 7200 })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without an instance or sets', () => {
    for (const identityCenter of [read('none' as const), read(buildIdentityCenter())])
      expect(ssoSessionDuration.evaluate(buildInput({ identityCenter }))).toMatchObject([
        { result: 'not-applicable', resource: 'arn:aws:iam::123456789012:root' },
      ]);
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const identityCenter = denied('ListPermissionSets');
    expect(ssoSessionDuration.evaluate(buildInput({ identityCenter }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(ssoSessionDuration.evaluate(buildInput({ identityCenter: off }))).toEqual([]);
  });
});
