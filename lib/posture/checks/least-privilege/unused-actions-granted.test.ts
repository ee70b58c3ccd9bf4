import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, ServiceUse } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildExternalAccess, buildFinding } from '@/lib/snapshot/testing/build-resources';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { accessOf, serviceUse } from '../../testing/build-access';
import { buildInput } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import { unusedActionsGranted } from './unused-actions-granted';

const ana = buildUser('ana', { inlinePolicies: [{ name: 'p', document: hash('') }] });
const recent = '2026-03-01T00:00:00Z';
const s3 = (actions: Record<string, string | null>) =>
  serviceUse(
    's3',
    recent,
    Object.entries(actions).map(([action, lastUsed]) => ({ action: `s3:${action}`, lastUsed })),
  );

function judge(
  services: ServiceUse[],
  parts: Partial<AccountSnapshot> = {},
  thresholds: Partial<Thresholds> = {},
) {
  const lastAccessed = read([accessOf(ana.arn, ...services)]);
  const input = buildInput({ users: read([ana]), lastAccessed, ...parts }, thresholds);
  return unusedActionsGranted.evaluate(input)[0];
}

describe('unused-actions-granted', () => {
  it('advises on unused actions that change something, and on no others', () => {
    expect(judge([s3({ CreateBucket: null, DeleteBucket: null, ListAllMyBuckets: null })])).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'ana did not use s3:CreateBucket and s3:DeleteBucket for 90 days',
    });
    expect(judge([s3({ CreateBucket: recent, ListAllMyBuckets: null })])).toMatchObject({
      result: 'pass',
      title: 'ana uses every action that AWS tracks',
    });
  });

  it('counts a use of 90 whole days ago, and none of 91', () => {
    expect(judge([s3({ CreateBucket: '2025-12-04T14:05:00Z' })])).toMatchObject({ result: 'pass' });
    expect(judge([s3({ CreateBucket: '2025-12-03T14:05:00Z' })])).toMatchObject({ result: 'fail' });
    expect(
      judge([s3({ CreateBucket: '2025-12-03T14:05:00Z' })], {}, { unusedServiceDays: 91 }),
    ).toMatchObject({
      result: 'pass',
    });
  });

  it('takes an open finding of Access Analyzer for it', () => {
    const finding = buildFinding('f-1', { findingType: 'UnusedPermission', resource: ana.arn });
    const externalAccess = read(buildExternalAccess({ findings: [finding] }));
    expect(judge([serviceUse('s3', recent)], { externalAccess })).toMatchObject({
      result: 'fail',
      title: 'Access Analyzer found unused permissions of ana',
    });
  });

  it('is not applicable where nothing is tracked, and to a young identity', () => {
    expect(judge([serviceUse('s3', recent)])).toMatchObject({ result: 'not-applicable' });
    const users = read([{ ...ana, createdAt: '2026-02-01T00:00:00Z' }]);
    expect(judge([s3({ CreateBucket: null })], { users })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const lastAccessed = denied('GenerateServiceLastAccessedDetails');
    expect(judge([], { lastAccessed })).toMatchObject({ result: 'unknown' });
    expect(judge([], { lastAccessed: off })).toBeUndefined();
  });
});
