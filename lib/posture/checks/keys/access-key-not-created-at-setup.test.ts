import { describe, expect, it } from 'vitest';
import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessKeyNotCreatedAtSetup } from './access-key-not-created-at-setup';

const users = read([buildUser('ana', { createdAt: '2025-06-01T10:00:00Z' })]);
const withPassword = reported(userLine('ana', { password_enabled: 'true' }));
const judge = (parts: Partial<AccessKey>, setupWindowMinutes = 5) => {
  const accessKeys = read([buildKey('ana', 'AKIAXXXXW7Q3', { createdAt: '2025-06-01T10:01:00Z', ...parts })]);
  const input = buildInput({ ...withPassword, users, accessKeys }, { setupWindowMinutes });
  return accessKeyNotCreatedAtSetup.evaluate(input)[0];
};

describe('access-key-not-created-at-setup', () => {
  it('fails for a key that came with the user and was never used', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana got key …W7Q3 when it was created and never used it',
    });
  });

  it('counts whole minutes from the creation of the user, the last one included', () => {
    expect(judge({ createdAt: '2025-06-01T10:05:00Z' })).toMatchObject({ result: 'fail' });
    expect(judge({ createdAt: '2025-06-01T10:05:01Z' })).toMatchObject({ result: 'pass' });
    expect(judge({ createdAt: '2025-06-01T10:05:01Z' }, 6)).toMatchObject({ result: 'fail' });
    expect(judge({ createdAt: '2025-06-01T09:59:58Z' })).toMatchObject({ result: 'fail' });
  });

  it('passes a key that was used or disabled, and one that came later', () => {
    expect(judge({ lastUsed: '2025-07-01T00:00:00Z' })).toMatchObject({ result: 'pass' });
    expect(judge({ status: 'Inactive' })).toMatchObject({ result: 'pass' });
    expect(judge({ createdAt: '2025-08-01T00:00:00Z' })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without a password or without a key', () => {
    const accessKeys = read([buildKey('ana', 'AKIA1', { createdAt: '2025-06-01T10:00:30Z' })]);
    const noPassword = buildInput({ ...reported(userLine('ana')), users, accessKeys });
    expect(accessKeyNotCreatedAtSetup.evaluate(noPassword)).toMatchObject([{ result: 'not-applicable' }]);
    const noKey = buildInput({ ...withPassword, users });
    expect(accessKeyNotCreatedAtSetup.evaluate(noKey)).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown without the report, and does not run when it is off', () => {
    const evaluate = (reading: typeof off) =>
      accessKeyNotCreatedAtSetup.evaluate(buildInput({ users, credentialReport: reading }));
    expect(evaluate(denied('GetCredentialReport'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
