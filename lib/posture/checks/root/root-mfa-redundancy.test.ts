import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { reported, buildSummary, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { rootMfaRedundancy } from './root-mfa-redundancy';

function evaluate(parts: Partial<AccountSnapshot>, thresholds: Partial<Thresholds> = {}) {
  return rootMfaRedundancy.evaluate(buildInput(parts, thresholds));
}

const seen = (mfaDevices: number) => ({ rootCredentials: read({ mfaDevices }) });
const withoutCredentials = {
  accountSummary: read(buildSummary({ rootMfaEnabled: false, rootPasswordPresent: false })),
  credentialReport: denied('GetCredentialReport'),
};

describe('root-mfa-redundancy', () => {
  it('passes with two devices and fails with one', () => {
    expect(evaluate(seen(2))).toMatchObject([{ result: 'pass', title: 'The root user has 2 MFA devices' }]);
    expect(evaluate(seen(1))).toMatchObject([
      {
        result: 'fail',
        severity: 'info',
        title: 'The root user has one MFA device and no spare',
        resource: 'arn:aws:iam::123456789012:root',
        evidence: [{ field: 'mfaDevices', value: 1, source: 'root session' }],
      },
    ]);
  });

  it('follows the number wanted', () => {
    expect(evaluate(seen(2), { rootMinMfaDevices: 3 })).toMatchObject([
      { result: 'fail', title: 'The root user has 2 MFA devices' },
    ]);
    expect(evaluate(seen(1), { rootMinMfaDevices: 1 })).toMatchObject([{ result: 'pass' }]);
  });

  it('without any device fails as a consequence of the more basic check', () => {
    expect(evaluate(seen(0))).toMatchObject([{ result: 'fail', impliedBy: 'root-mfa-enabled' }]);
  });

  it('asks a person without a root session', () => {
    expect(evaluate({})).toMatchObject([
      { result: 'manual', evidence: [{ field: 'mfaActive', value: true, source: 'account summary' }] },
    ]);
    expect(evaluate({ accountSummary: off })).toMatchObject([
      { result: 'manual', evidence: [{ field: 'mfaActive', source: 'credential report' }] },
    ]);
  });

  it('is not applicable to a root user without credentials', () => {
    const parts = { ...withoutCredentials, ...reported() };
    const noPassword = { ...parts.credentialReport };
    if (noPassword.state !== 'read') throw new Error('the report is read');
    const rows = noPassword.value.rows.map((row) => ({ ...row, passwordEnabled: false }));
    const credentialReport = read({ ...noPassword.value, rows });
    expect(evaluate({ ...withoutCredentials, credentialReport })).toMatchObject([
      { result: 'not-applicable', title: 'The root user has no credentials' },
    ]);
  });

  it('is unknown when the root session was refused', () => {
    expect(evaluate({ rootCredentials: denied('sts:AssumeRoot') })).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('AssumeRoot') },
    ]);
  });

  it('believes a root session where nothing else was read', () => {
    const others = { accountSummary: denied('GetAccountSummary'), credentialReport: denied('GetReport') };
    expect(evaluate({ ...others, ...seen(2) })).toMatchObject([{ result: 'pass' }]);
    expect(evaluate(others)).toMatchObject([{ result: 'unknown' }]);
    const noCertificates = { ...withoutCredentials, accountSummary: denied('GetAccountSummary') };
    expect(evaluate(noCertificates)).toMatchObject([{ result: 'unknown' }]);
  });

  it('does not run while all its stages are off', () => {
    expect(evaluate({ accountSummary: off, credentialReport: off })).toEqual([]);
  });
});
