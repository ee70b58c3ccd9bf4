import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { buildDevice } from '@/lib/snapshot/testing/build-device';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { userMfaRedundancy } from './user-mfa-redundancy';

function evaluate(
  parts: Partial<AccountSnapshot>,
  thresholds: Partial<Thresholds> = {},
  row: RowValues = { password_enabled: 'true', mfa_active: 'true' },
) {
  const account = { users: read([buildUser('ana')]), ...reported(userLine('ana', row)) };
  return userMfaRedundancy.evaluate(buildInput({ ...account, ...parts }, thresholds))[0];
}

const holding = (count: number) => ({
  mfaDevices: read(
    Array.from({ length: count }, (_, index) =>
      buildDevice('ana', 'virtual', { serialNumber: `arn:aws:iam::123456789012:mfa/ana-${index}` }),
    ),
  ),
});

describe('user-mfa-redundancy', () => {
  it('fails with one device and passes with two', () => {
    expect(evaluate(holding(1))).toMatchObject({
      result: 'fail',
      severity: 'info',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana has one MFA device and no spare',
    });
    expect(evaluate(holding(2))).toMatchObject({ result: 'pass', title: 'ana has 2 MFA devices' });
  });

  it('follows the number wanted', () => {
    expect(evaluate(holding(2), { userMinMfaDevices: 3 })).toMatchObject({
      result: 'fail',
      title: 'ana has only 2 MFA devices',
    });
    expect(evaluate(holding(1), { userMinMfaDevices: 1 })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without a device or a password', () => {
    expect(evaluate({}, {}, { password_enabled: 'true' })).toMatchObject({ result: 'not-applicable' });
    expect(evaluate(holding(1), {}, { mfa_active: 'true' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when the devices were refused', () => {
    expect(evaluate({ mfaDevices: denied('ListMFADevices') })).toMatchObject({ result: 'unknown' });
  });

  it('does not run while the devices or the report are off', () => {
    expect(evaluate({ mfaDevices: off })).toBeUndefined();
    expect(evaluate({ ...holding(1), credentialReport: off })).toBeUndefined();
  });
});
