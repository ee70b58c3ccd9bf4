import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { userInactive } from './user-inactive';

const ana = 'arn:aws:iam::123456789012:user/ana';

function judge(row: RowValues, parts: Partial<AccountSnapshot> = {}, thresholds: Partial<Thresholds> = {}) {
  const account = { users: read([buildUser('ana')]), ...reported(userLine('ana', row)) };
  return userInactive.evaluate(buildInput({ ...account, ...parts }, thresholds))[0];
}

const noOthers = {
  signingCertificates: [],
  sshKeys: [],
  serverCertificates: [],
  providers: [],
  serviceSpecific: [],
};
const used = (lastUsed: string) => ({ accessKeys: read([buildKey('ana', 'AKIA1', { lastUsed })]) });
const idle = { password_enabled: 'true', password_last_used: '2025-01-01T00:00:00Z' };

describe('user-inactive', () => {
  it('fails at exactly 90 days and passes a second before', () => {
    expect(judge({ ...idle, password_last_used: '2025-12-04T14:05:00Z' })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: ana,
      title: 'ana was not active for 90 days',
    });
    expect(judge({ ...idle, password_last_used: '2025-12-04T14:05:01Z' })).toMatchObject({
      result: 'pass',
    });
  });

  it('counts a user that never did anything from its creation', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      title: 'ana shows no activity in the 784 days since it was created',
    });
  });

  it('follows the threshold', () => {
    const row = { ...idle, password_last_used: '2025-12-04T14:05:00Z' };
    expect(judge(row, {}, { userInactiveDays: 91 })).toMatchObject({ result: 'pass' });
  });

  it('takes the latest of password, keys, services and issued credentials', () => {
    expect(judge(idle, used('2026-03-01T00:00:00Z'))).toMatchObject({ result: 'pass' });
    const services = [
      {
        service: 's3',
        serviceName: 'Amazon S3',
        lastUsed: '2026-03-01T00:00:00Z',
        lastUsedRegion: null,
        lastUsedBy: null,
        actions: null,
      },
    ];
    const lastAccessed = read([{ arn: ana, asOf: '2026-03-04T14:05:00Z', fingerprint: '', services }]);
    expect(judge(idle, { lastAccessed })).toMatchObject({ result: 'pass' });
    const serviceSpecific = [
      {
        userName: 'ana',
        id: 'ACCA1',
        service: 'codecommit.amazonaws.com',
        status: 'Active' as const,
        createdAt: '2026-03-01T00:00:00Z',
        expiresAt: null,
      },
    ];
    expect(judge(idle, { otherCredentials: read({ ...noOthers, serviceSpecific }) })).toMatchObject({
      result: 'pass',
    });
  });

  it('is not applicable to a user younger than the threshold', () => {
    const young = (createdAt: string) => judge({}, { users: read([buildUser('ana', { createdAt })]) });
    expect(young('2025-12-04T14:05:01Z')).toMatchObject({ result: 'not-applicable' });
    expect(young('2025-12-04T14:05:00Z')).toMatchObject({ result: 'fail' });
  });

  it('judges an imported report alone', () => {
    const imported = {
      users: off,
      accessKeys: off,
      lastAccessed: off,
      otherCredentials: off,
    };
    expect(judge(idle, imported)).toMatchObject({ result: 'fail' });
    const key = {
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2025-01-01T00:00:00Z',
      access_key_1_last_used_date: '2026-03-01T00:00:00Z',
    };
    expect(judge({ ...idle, ...key }, imported)).toMatchObject({ result: 'pass' });
  });

  it('is unknown without a report row, unless another source shows activity', () => {
    const refused = { credentialReport: denied('GetReport') };
    expect(judge({}, refused)).toMatchObject({ result: 'unknown' });
    expect(judge({}, { ...refused, ...used('2026-03-01T00:00:00Z') })).toMatchObject({ result: 'pass' });
  });

  it('reads longer as time goes by', () => {
    const evidence = judge(idle)?.evidence ?? [];
    expect(userInactive.describeFail(evidence, '2026-04-01T00:00:00Z')).toBe(
      'ana was not active for 455 days',
    );
  });

  it('does not run while the report is off', () => {
    expect(judge({}, { credentialReport: off })).toBeUndefined();
  });
});
