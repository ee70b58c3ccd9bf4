import { describe, expect, it } from 'vitest';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { userPasswordAge } from './user-password-age';

function judge(values: RowValues, thresholds: Partial<Thresholds> = {}) {
  const line = userLine('ana', { password_enabled: 'true', ...values });
  return userPasswordAge.evaluate(buildInput({ ...reported(line), users: off }, thresholds))[0];
}

const setAt = (password_last_changed: string, mfa_active = 'false') => ({
  password_last_changed,
  mfa_active,
});

describe('user-password-age', () => {
  it('passes at exactly 90 whole days and fails at 91', () => {
    expect(judge(setAt('2025-12-04T14:05:00Z'))).toMatchObject({ result: 'pass' });
    expect(judge(setAt('2025-12-03T14:05:00Z'))).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'The password of ana is 91 days old, without MFA',
    });
  });

  it('spares users with MFA unless told otherwise', () => {
    const old = setAt('2024-01-01T00:00:00Z', 'true');
    expect(judge(old)).toMatchObject({
      result: 'pass',
      title: expect.stringContaining('with MFA beside it'),
    });
    expect(judge(old, { passwordAgeAppliesWithMfa: true })).toMatchObject({
      result: 'fail',
      title: 'The password of ana is 793 days old',
    });
  });

  it('follows the threshold', () => {
    const values = setAt('2025-12-03T14:05:00Z');
    expect(judge(values, { userPasswordMaxAgeDays: 91 })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without a password, and never judges root', () => {
    expect(judge({ password_enabled: 'false' })).toMatchObject({ result: 'not-applicable' });
    expect(userPasswordAge.evaluate(buildInput({ ...reported(), users: off }))).toEqual([]);
  });

  it('is unknown without a date or a report', () => {
    expect(judge(setAt('N/A'))).toMatchObject({ result: 'unknown' });
    const parts = { users: read([buildUser('ana')]), credentialReport: denied('GetReport') };
    expect(userPasswordAge.evaluate(buildInput(parts))).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('GetReport') },
    ]);
  });

  it('reads older as time goes by', () => {
    const evidence = judge(setAt('2025-12-03T14:05:00Z'))?.evidence ?? [];
    expect(userPasswordAge.describeFail(evidence, '2026-03-13T14:05:00Z')).toBe(
      'The password of ana is 100 days old, without MFA',
    );
  });

  it('does not run while the report is off', () => {
    expect(userPasswordAge.evaluate(buildInput({ credentialReport: off }))).toEqual([]);
  });
});
