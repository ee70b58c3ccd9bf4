import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { userMfaAllUsers } from './user-mfa-all-users';

function judge(row: RowValues, parts: Partial<AccountSnapshot> = {}) {
  const users = read([buildUser('ana')]);
  return userMfaAllUsers.evaluate(buildInput({ users, ...reported(userLine('ana', row)), ...parts }))[0];
}

const keys = (status: 'Active' | 'Inactive') => ({
  accessKeys: read([buildKey('ana', 'AKIA1', { status })]),
});

describe('user-mfa-all-users', () => {
  it('fails for a password or an active key without MFA', () => {
    expect(judge({ password_enabled: 'true' })).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana has no MFA beside its password',
    });
    expect(judge({}, keys('Active'))).toMatchObject({
      result: 'fail',
      title: 'ana has no MFA beside its access key',
    });
    expect(judge({ password_enabled: 'true' }, keys('Active'))).toMatchObject({
      title: 'ana has no MFA beside its password and access key',
    });
  });

  it('passes with MFA', () => {
    expect(judge({ mfa_active: 'true' }, keys('Active'))).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without any active credential, which one peer calls an alarm', () => {
    expect(judge({})).toMatchObject({ result: 'not-applicable' });
    expect(judge({}, keys('Inactive'))).toMatchObject({ result: 'not-applicable' });
  });

  it('judges an imported report alone', () => {
    const row = { access_key_1_active: 'true', access_key_1_last_rotated: '2025-01-01T00:00:00Z' };
    expect(judge(row, { users: off, accessKeys: off })).toMatchObject({ result: 'fail' });
  });

  it('is unknown when the report was refused or lacks the user', () => {
    expect(judge({}, { credentialReport: denied('GetReport') })).toMatchObject({ result: 'unknown' });
    expect(judge({}, reported())).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('no line'),
    });
  });

  it('does not run while the report is off', () => {
    expect(judge({}, { credentialReport: off })).toBeUndefined();
  });
});
