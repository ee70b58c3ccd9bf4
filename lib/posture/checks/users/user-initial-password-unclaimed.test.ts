import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { userInitialPasswordUnclaimed } from './user-initial-password-unclaimed';

const profile = (resetRequired: boolean, createdAt = '2026-01-01T00:00:00Z') => ({
  loginProfiles: read([{ userName: 'ana', createdAt, resetRequired }]),
});

function judge(
  row: RowValues,
  parts: Partial<AccountSnapshot> = profile(true),
  thresholds: Partial<Thresholds> = {},
) {
  const line = userLine('ana', { password_enabled: 'true', ...row });
  const account = { users: read([buildUser('ana')]), ...reported(line) };
  return userInitialPasswordUnclaimed.evaluate(buildInput({ ...account, ...parts }, thresholds))[0];
}

const unclaimed = (password_last_changed: string) => ({
  password_last_used: 'no_information',
  password_last_changed,
});

describe('user-initial-password-unclaimed', () => {
  it('fails after more than seven whole days', () => {
    expect(judge(unclaimed('2026-02-24T14:05:00Z'))).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'The first password of ana is unclaimed after 8 days',
    });
    expect(judge(unclaimed('2026-02-25T14:05:00Z'))).toMatchObject({ result: 'pass' });
  });

  it('follows the threshold', () => {
    const row = unclaimed('2026-02-24T14:05:00Z');
    expect(judge(row, profile(true), { initialPasswordDays: 8 })).toMatchObject({ result: 'pass' });
  });

  it('counts from the login profile where the report has no date', () => {
    expect(judge(unclaimed('N/A'))).toMatchObject({ result: 'fail' });
    expect(judge(unclaimed('N/A'), profile(true, '2026-03-01T00:00:00Z'))).toMatchObject({ result: 'pass' });
  });

  it('passes when the password was used or needs no reset', () => {
    const row = unclaimed('2025-01-01T00:00:00Z');
    expect(judge({ ...row, password_last_used: '2025-02-01T00:00:00Z' })).toMatchObject({ result: 'pass' });
    expect(judge(row, profile(false))).toMatchObject({
      result: 'pass',
      title: 'ana has claimed the password',
    });
  });

  it('is not applicable without a password', () => {
    expect(judge({ password_enabled: 'false' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when the profile was refused or not found', () => {
    const row = unclaimed('2025-01-01T00:00:00Z');
    expect(judge(row, { loginProfiles: denied('GetLoginProfile') })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('GetLoginProfile'),
    });
    expect(judge(row, { loginProfiles: read([]) })).toMatchObject({ result: 'unknown' });
  });

  it('reads longer as time goes by', () => {
    const evidence = judge(unclaimed('2026-02-01T00:00:00Z'))?.evidence ?? [];
    expect(userInitialPasswordUnclaimed.describeFail(evidence, '2026-04-02T00:00:00Z')).toBe(
      'The first password of ana is unclaimed after 60 days',
    );
  });

  it('does not run while login profiles are off, as they ship', () => {
    expect(judge(unclaimed('2025-01-01T00:00:00Z'), {})).toBeUndefined();
    expect(judge({}, { loginProfiles: off })).toBeUndefined();
  });
});
