import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { buildRole, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import { roleUnused } from './role-unused';

interface Case {
  name?: string;
  role?: Partial<Role>;
  parts?: Partial<AccountSnapshot>;
  thresholds?: Partial<Thresholds>;
}

function judge(at: Instant | null, { name = 'deploy', role, parts, thresholds }: Case = {}) {
  const built = buildRole(name, role);
  const roleActivity = read([{ arn: built.arn, at, region: null }]);
  const input = buildInput({ roles: read([built]), roleActivity, ...parts }, thresholds);
  return roleUnused.evaluate(input)[0];
}

describe('role-unused', () => {
  it('fails at exactly 90 whole days and passes a second before', () => {
    expect(judge('2025-12-04T14:05:00Z')).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'deploy was not used for 90 days',
    });
    expect(judge('2025-12-04T14:05:01Z')).toMatchObject({
      result: 'pass',
      title: 'deploy was used less than 90 days ago',
    });
  });

  it('counts a role without a use from its creation, so that a new one passes', () => {
    expect(judge(null, { role: { createdAt: '2026-03-01T00:00:00Z' } })).toMatchObject({
      result: 'pass',
      title: 'deploy was created less than 90 days ago',
    });
    expect(judge(null, { role: { createdAt: '2025-11-24T14:05:00Z' } })).toMatchObject({
      result: 'fail',
      title: 'deploy was not used in the 100 days since it was created',
    });
    expect(judge(null)).toMatchObject({ title: 'deploy was not used in the 400 days that AWS tracks' });
  });

  it('follows the threshold', () => {
    expect(judge('2025-12-04T14:05:00Z', { thresholds: { roleUnusedDays: 91 } })).toMatchObject({
      result: 'pass',
    });
  });

  it.each([
    'Break-Glass-Admin',
    'OrganizationAccountAccessRole',
    'AWSControlTowerExecution',
    'stacksets-exec-1',
  ])('exempts %s', (name) => {
    expect(judge(null, { name })).toMatchObject({ result: 'not-applicable' });
  });

  it('follows the exempt patterns', () => {
    expect(judge(null, { thresholds: { roleUnusedExemptPatterns: ['dep*'] } })).toMatchObject({
      result: 'not-applicable',
      title: 'deploy is exempt by the pattern dep*',
    });
  });

  it('is not applicable to roles of AWS services and of Identity Center, which peers flag', () => {
    for (const path of ['/aws-service-role/ops.amazonaws.com/', '/aws-reserved/sso.amazonaws.com/'])
      expect(judge(null, { role: { path } })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown for every role whose use was not read', () => {
    expect(judge(null, { parts: { roleActivity: read([]) } })).toMatchObject({ result: 'unknown' });
    const roleActivity = denied('GetAccountAuthorizationDetails');
    expect(judge(null, { parts: { roleActivity } })).toMatchObject({
      result: 'unknown',
      resource: 'arn:aws:iam::123456789012:role/deploy',
    });
    expect(judge(null, { parts: { roleActivity, roles: roleActivity } })).toMatchObject({
      result: 'unknown',
      resource: 'arn:aws:iam::123456789012:root',
    });
  });

  it('does not run when it is off', () => {
    expect(judge(null, { parts: { roleActivity: off, roles: off } })).toBeUndefined();
  });

  it('reads longer as time goes by', () => {
    const evidence = judge('2025-12-04T14:05:00Z')?.evidence ?? [];
    expect(roleUnused.describeFail(evidence, '2026-03-14T14:05:00Z')).toBe(
      'deploy was not used for 100 days',
    );
  });
});
