import { describe, expect, it } from 'vitest';
import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { buildKey, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessKeyUnused } from './access-key-unused';

const users = read([buildUser('ana')]);

function judge(parts: Partial<AccessKey>) {
  const accessKeys = read([buildKey('ana', 'AKIAIOSFODNN7EXAW7Q3', parts)]);
  return accessKeyUnused.evaluate(buildInput({ users, accessKeys }))[0];
}

describe('access-key-unused', () => {
  it('fails at 45 days idle and passes a second before', () => {
    expect(judge({ lastUsed: '2026-01-18T14:05:00Z' })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'Key …W7Q3 is idle for 45 days',
    });
    expect(judge({ lastUsed: '2026-01-18T14:05:01Z' })).toMatchObject({ result: 'pass' });
  });

  it('counts a key never used from its creation', () => {
    expect(judge({ createdAt: '2026-01-18T14:05:00Z' })).toMatchObject({
      result: 'fail',
      title: 'Key …W7Q3 was never used, 45 days after its creation',
    });
    expect(judge({ createdAt: '2026-03-03T00:00:00Z' })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to inactive keys', () => {
    expect(judge({ status: 'Inactive' })).toMatchObject({ result: 'not-applicable' });
    expect(judge({ status: 'Expired' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when neither source was read, off when both are', () => {
    const refused = {
      users,
      accessKeys: denied('ListAccessKeys'),
      credentialReport: denied('GetCredentialReport'),
    };
    expect(accessKeyUnused.evaluate(buildInput(refused))).toMatchObject([{ result: 'unknown' }]);
    const without = { users, accessKeys: off, credentialReport: off };
    expect(accessKeyUnused.evaluate(buildInput(without))).toEqual([]);
  });

  it('makes its text anew from the evidence', () => {
    const evidence = judge({ lastUsed: '2025-01-26T00:00:00Z' })?.evidence ?? [];
    expect(accessKeyUnused.describeFail(evidence, '2026-03-04T14:05:00Z')).toBe(
      'Key …W7Q3 is idle for 402 days',
    );
  });
});
