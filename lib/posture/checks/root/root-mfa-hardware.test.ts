import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, MfaDevice } from '@/lib/snapshot/account-snapshot';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { bytesOf, reportText, rootLine, type RowValues } from '@/lib/snapshot/testing/build-report';
import { buildSummary, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { rootMfaHardware } from './root-mfa-hardware';

function evaluate(parts: Partial<AccountSnapshot>, thresholds: Partial<Thresholds> = {}) {
  return rootMfaHardware.evaluate(buildInput(parts, thresholds));
}

function device(parts: Partial<MfaDevice> = {}): MfaDevice {
  return {
    userName: '<root_account>',
    serialNumber: 'arn:aws:iam::123456789012:mfa/phone',
    kind: 'virtual',
    enabledAt: '2024-01-01T00:00:00Z',
    ...parts,
  };
}

const devices = (...list: MfaDevice[]) => ({ mfaDevices: read(list) });
const reportWith = (root: RowValues) =>
  read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(root)))));
const withoutMfa = read(buildSummary({ rootMfaEnabled: false }));

describe('root-mfa-hardware', () => {
  it('passes with MFA that no virtual device gives', () => {
    expect(evaluate({})).toMatchObject([{ result: 'pass', resource: 'arn:aws:iam::123456789012:root' }]);
  });

  it('fails for a virtual device of root, whatever its name', () => {
    expect(evaluate(devices(device()))).toMatchObject([
      {
        result: 'fail',
        severity: 'high',
        title: 'The MFA of the root user is an authenticator app',
        evidence: [{ field: 'virtualDevices', value: ['arn:aws:iam::123456789012:mfa/phone'] }],
      },
    ]);
  });

  it('does not take a device of a user for one of root by its name', () => {
    const named = device({
      userName: 'ana',
      serialNumber: 'arn:aws:iam::123456789012:mfa/root-account-mfa-device',
    });
    expect(evaluate(devices(named))).toMatchObject([{ result: 'pass' }]);
  });

  it('leaves devices aside that are not switched on', () => {
    const idle = device({ userName: null, enabledAt: null });
    expect(evaluate(devices(idle, device({ enabledAt: null })))).toMatchObject([{ result: 'pass' }]);
  });

  it('is unknown when the only candidate has no owner', () => {
    const unattributed = device({ userName: null });
    expect(evaluate(devices(unattributed))).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('mfa/phone') },
    ]);
    expect(evaluate(devices(unattributed, device()))).toMatchObject([{ result: 'fail' }]);
  });

  it('fails without any MFA, as a consequence of the more basic check', () => {
    expect(evaluate({ accountSummary: withoutMfa })).toMatchObject([
      { result: 'fail', impliedBy: 'root-mfa-enabled', title: 'The root user has no MFA of any kind' },
    ]);
    const imported = {
      accountSummary: off,
      mfaDevices: off,
      credentialReport: reportWith({ mfa_active: 'false' }),
    };
    expect(evaluate(imported)).toMatchObject([{ result: 'fail', impliedBy: 'root-mfa-enabled' }]);
  });

  describe('with a virtual device beside another one', () => {
    const mixed = { ...devices(device()), rootCredentials: read({ mfaDevices: 2 }) };

    it('fails and says so', () => {
      expect(evaluate(mixed)).toMatchObject([
        { result: 'fail', title: 'The root user has an authenticator app beside other MFA devices' },
      ]);
    });

    it('passes in lenient mode, if a root session shows the other one', () => {
      const lenient = { rootMfaMixedMode: 'lenient' } as const;
      expect(evaluate(mixed, lenient)).toMatchObject([
        { result: 'pass', title: expect.stringContaining('beside other devices') },
      ]);
      expect(evaluate({ ...mixed, rootCredentials: read({ mfaDevices: 1 }) }, lenient)).toMatchObject([
        { result: 'fail' },
      ]);
      expect(evaluate({ ...mixed, rootCredentials: off }, lenient)).toMatchObject([{ result: 'fail' }]);
    });
  });

  it('is not applicable to a root user without credentials', () => {
    const parts = {
      credentialReport: reportWith({ password_enabled: 'false', mfa_active: 'false' }),
      accountSummary: read(buildSummary({ rootMfaEnabled: false, rootPasswordPresent: false })),
    };
    expect(evaluate(parts)).toMatchObject([
      { result: 'not-applicable', title: 'The root user has no credentials' },
    ]);
  });

  it('is not applicable where the partition knows no root password', () => {
    const credentialReport = reportWith({ password_enabled: 'not_supported', mfa_active: 'false' });
    expect(evaluate({ partition: 'aws-us-gov', credentialReport, accountSummary: withoutMfa })).toMatchObject(
      [{ result: 'not-applicable' }],
    );
  });

  it('is unknown when the devices or the state of MFA were refused', () => {
    expect(evaluate({ mfaDevices: denied('ListVirtualMFADevices') })).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('ListVirtualMFADevices') },
    ]);
    const parts = { accountSummary: denied('GetAccountSummary'), credentialReport: denied('GetReport') };
    expect(evaluate(parts)).toMatchObject([{ result: 'unknown' }]);
  });

  it('does not run while its stages are off', () => {
    expect(evaluate({ mfaDevices: off })).toEqual([]);
    expect(evaluate({ accountSummary: off, credentialReport: off })).toEqual([]);
  });
});
