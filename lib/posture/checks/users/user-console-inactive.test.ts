import { describe, expect, it } from 'vitest';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { userConsoleInactive } from './user-console-inactive';

function judge(values: RowValues) {
  const line = userLine('ana', { password_enabled: 'true', ...values });
  return userConsoleInactive.evaluate(buildInput({ ...reported(line), users: off }))[0];
}

describe('user-console-inactive', () => {
  it('fails at 45 days and passes a second before', () => {
    expect(judge({ password_last_used: '2026-01-18T14:05:00Z' })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'The password of ana was not used for 45 days',
    });
    expect(judge({ password_last_used: '2026-01-18T14:05:01Z' })).toMatchObject({ result: 'pass' });
  });

  it.each(['no_information', 'N/A'])('counts a password never used (%s) from the day it was set', (never) => {
    const values = { password_last_used: never, password_last_changed: '2026-01-18T14:05:00Z' };
    expect(judge(values)).toMatchObject({
      result: 'fail',
      title: 'The password of ana was never used, 45 days after it was set',
    });
    expect(judge({ ...values, password_last_changed: '2026-02-01T00:00:00Z' })).toMatchObject({
      result: 'pass',
    });
  });

  it('counts from the creation of the user where that is later or the only date', () => {
    const user_creation_time = '2026-02-20T00:00:00Z';
    const base = { password_last_used: 'no_information', user_creation_time };
    expect(judge({ ...base, password_last_changed: '2020-01-01T00:00:00Z' })).toMatchObject({
      result: 'pass',
    });
    expect(judge({ ...base, password_last_changed: 'N/A' })).toMatchObject({ result: 'pass' });
    expect(judge({ password_last_used: 'no_information' })).toMatchObject({ result: 'fail' });
  });

  it('takes a use in the future for one of today', () => {
    expect(judge({ password_last_used: '2026-03-05T00:00:00Z' })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without a password', () => {
    expect(judge({ password_enabled: 'false' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when the report was refused', () => {
    const parts = { credentialReport: denied('GetCredentialReport'), users: read([buildUser('ana')]) };
    expect(userConsoleInactive.evaluate(buildInput(parts))).toMatchObject([{ result: 'unknown' }]);
  });

  it('holds dates as evidence, never ages', () => {
    const result = judge({ password_last_used: '2025-06-01T00:00:00Z' });
    expect(result?.evidence).toContainEqual({
      field: 'passwordLastUsedAt',
      value: '2025-06-01T00:00:00Z',
      source: 'credential report',
      asOf: '2026-03-04T14:05:00Z',
    });
    expect(result?.evidence.every(({ value }) => typeof value !== 'number')).toBe(true);
  });
});
