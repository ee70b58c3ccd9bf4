import { describe, expect, it } from 'vitest';
import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { buildKey, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessKeyInactiveRetained } from './access-key-inactive-retained';

const users = read([buildUser('ana')]);
const judge = (parts: Partial<AccessKey>, inactiveKeyRetentionDays = 30) => {
  const accessKeys = read([buildKey('ana', 'AKIAXXXXW7Q3', { status: 'Inactive', ...parts })]);
  return accessKeyInactiveRetained.evaluate(
    buildInput({ users, accessKeys }, { inactiveKeyRetentionDays }),
  )[0];
};

describe('access-key-inactive-retained', () => {
  it('fails after more than 30 days, with the days in words', () => {
    expect(judge({ inactiveSince: '2026-02-01T14:05:00Z' })).toMatchObject({
      result: 'fail',
      severity: 'low',
      part: 'AKIAXXXXW7Q3',
      title: 'Key …W7Q3 has been disabled for 31 days and still exists',
    });
    expect(judge({ inactiveSince: '2026-02-02T14:05:00Z' })).toMatchObject({ result: 'pass' });
  });

  it('follows the threshold', () => {
    expect(judge({ inactiveSince: '2026-02-01T14:05:00Z' }, 31)).toMatchObject({ result: 'pass' });
  });

  it('counts from the creation where nothing tells since when', () => {
    expect(judge({ inactiveSince: null, createdAt: '2025-03-04T00:00:00Z' })).toMatchObject({
      result: 'fail',
      title: 'Key …W7Q3 has been disabled for 365 days and still exists',
    });
  });

  it('looks at expired keys as at disabled ones, and is not applicable to active ones', () => {
    expect(judge({ status: 'Expired', createdAt: '2025-01-01T00:00:00Z' })).toMatchObject({ result: 'fail' });
    expect(judge({ status: 'Active' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown without keys, and does not run when they are off', () => {
    const evaluate = (reading: typeof off) =>
      accessKeyInactiveRetained.evaluate(
        buildInput({ users, accessKeys: reading, credentialReport: reading }),
      );
    expect(evaluate(denied('ListAccessKeys'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
