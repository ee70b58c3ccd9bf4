import { describe, expect, it } from 'vitest';
import type { AccessKey, AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { userConsoleAndKeys } from './user-console-and-keys';

function judge(password: boolean, keys: AccessKey[], parts: Partial<AccountSnapshot> = {}) {
  const account = {
    users: read([buildUser('ana')]),
    ...reported(userLine('ana', { password_enabled: String(password) })),
    accessKeys: read(keys),
  };
  return userConsoleAndKeys.evaluate(buildInput({ ...account, ...parts }))[0];
}

const active = buildKey('ana', 'AKIA1');
const inactive = buildKey('ana', 'AKIA2', { status: 'Inactive' });

describe('user-console-and-keys', () => {
  it('fails for both', () => {
    expect(judge(true, [active])).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana has a password and an active key',
      evidence: expect.arrayContaining([expect.objectContaining({ field: 'accessKeyId', value: 'AKIA1' })]),
    });
    expect(judge(true, [active, buildKey('ana', 'AKIA3')])?.title).toBe(
      'ana has a password and 2 active keys',
    );
  });

  it('passes for one kind', () => {
    expect(judge(true, [])).toMatchObject({ result: 'pass' });
    expect(judge(false, [active])).toMatchObject({ result: 'pass' });
  });

  it('does not count inactive keys, as one peer does', () => {
    expect(judge(true, [inactive])).toMatchObject({ result: 'pass' });
  });

  it('is not applicable with neither', () => {
    expect(judge(false, [inactive])).toMatchObject({ result: 'not-applicable' });
  });

  it('falls back to the keys of the report', () => {
    const line = userLine('ana', {
      password_enabled: 'true',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2025-01-01T00:00:00Z',
    });
    expect(judge(true, [], { ...reported(line), accessKeys: off })).toMatchObject({ result: 'fail' });
  });

  it('is unknown when the report was refused or lacks the user', () => {
    expect(judge(true, [active], { credentialReport: denied('GetReport') })).toMatchObject({
      result: 'unknown',
    });
    expect(judge(true, [active], reported())).toMatchObject({ result: 'unknown' });
  });

  it('does not run while the report is off', () => {
    expect(judge(true, [active], { credentialReport: off })).toBeUndefined();
  });
});
