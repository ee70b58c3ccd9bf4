import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, ServiceUse } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildUser, denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { accessOf, serviceUse } from '../../testing/build-access';
import { buildInput, everything } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import { unusedSensitiveServiceAccess } from './unused-sensitive-service-access';

const ana = buildUser('ana', { inlinePolicies: [{ name: 'p', document: hash('') }] });

function judge(
  services: ServiceUse[],
  parts: Partial<AccountSnapshot> = {},
  thresholds: Partial<Thresholds> = {},
) {
  const lastAccessed = read([accessOf(ana.arn, ...services)]);
  const input = buildInput({ users: read([ana]), lastAccessed, ...parts }, thresholds);
  return unusedSensitiveServiceAccess.evaluate(input)[0];
}

describe('unused-sensitive-service-access', () => {
  it('fails at exactly 60 whole days and passes a second before', () => {
    expect(judge([serviceUse('kms', '2026-01-03T14:05:00Z')])).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'ana did not use kms for 60 days',
    });
    expect(judge([serviceUse('kms', '2026-01-03T14:05:01Z')])).toMatchObject({
      result: 'pass',
      title: 'ana needs kms',
    });
  });

  it('counts a service that was never tried from the creation of its identity', () => {
    const services = [serviceUse('bedrock', null), serviceUse('kms', null)];
    expect(judge(services)).toMatchObject({
      result: 'fail',
      title: 'ana did not use bedrock and kms for 60 days',
    });
    const young = read([{ ...ana, createdAt: '2026-02-01T00:00:00Z' }]);
    expect(judge(services, { users: young })).toMatchObject({ result: 'pass' });
  });

  it('follows services and days', () => {
    const services = [serviceUse('kms', '2026-01-03T14:05:00Z')];
    expect(judge(services, {}, { staleSensitiveDays: 61 })).toMatchObject({ result: 'pass' });
    expect(judge(services, {}, { staleSensitiveServices: ['s3'] })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('is not applicable without a sensitive service and to administrators', () => {
    expect(judge([serviceUse('s3', null)])).toMatchObject({ result: 'not-applicable' });
    const admin = { ...ana, inlinePolicies: [{ name: 'all', document: hash(everything) }] };
    const parts = { users: read([admin]), policyDocuments: textsOf(everything) };
    expect(judge([serviceUse('kms', null)], parts)).toMatchObject({ result: 'not-applicable' });
  });

  it('leaves out iam where only iam:PassRole is granted, whose use AWS does not track', () => {
    const listed = serviceUse('s3', null, [{ action: 's3:CreateBucket', lastUsed: null }]);
    expect(judge([serviceUse('iam', null), listed])).toMatchObject({ result: 'not-applicable' });
    expect(judge([serviceUse('iam', null)])).toMatchObject({ result: 'fail' });
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const lastAccessed = denied('GenerateServiceLastAccessedDetails');
    expect(judge([], { lastAccessed })).toMatchObject({ result: 'unknown' });
    expect(judge([], { lastAccessed: off })).toBeUndefined();
  });
});
