import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { bytesOf, reportText, rootLine, type RowValues } from '@/lib/snapshot/testing/build-report';
import { buildSummary, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { rootMfaEnabled } from './root-mfa-enabled';

const evaluate = (parts: Partial<AccountSnapshot>) => rootMfaEnabled.evaluate(buildInput(parts))[0];
const reportWith = (root: RowValues) =>
  read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(root)))));
const withoutMfa = read(buildSummary({ rootMfaEnabled: false }));
const oldReport = {
  password_enabled: 'not_supported',
  password_last_changed: 'not_supported',
  mfa_active: 'false',
};
const noRootPassword = reportWith({
  password_enabled: 'FALSE',
  password_last_used: 'N/A',
  mfa_active: 'false',
});

describe('root-mfa-enabled', () => {
  it('passes with MFA', () => {
    expect(evaluate({})).toMatchObject({ result: 'pass', title: 'The root user has MFA' });
  });

  it('fails for a password without MFA', () => {
    expect(evaluate({ accountSummary: withoutMfa })).toMatchObject({
      result: 'fail',
      severity: 'critical',
      title: 'The root user can sign in without MFA',
      evidence: expect.arrayContaining([expect.objectContaining({ field: 'mfaActive', value: false })]),
    });
  });

  it('lets the summary win over the report', () => {
    expect(evaluate({ credentialReport: reportWith({ mfa_active: 'false' }) })).toMatchObject({
      result: 'pass',
    });
  });

  it('is not applicable to a root user without credentials', () => {
    const summary = read(buildSummary({ rootMfaEnabled: false, rootPasswordPresent: false }));
    expect(evaluate({ credentialReport: noRootPassword, accountSummary: summary })).toMatchObject({
      result: 'not-applicable',
      title: 'The root user has no credentials',
    });
  });

  it.each([
    { access_key_1_active: 'true', access_key_1_last_rotated: '2021-01-01T00:00:00Z' },
    { cert_1_active: 'true', cert_1_last_rotated: '2021-01-01T00:00:00Z' },
  ])('fails for an active key or certificate alone', (credential) => {
    const credentialReport = reportWith({ password_enabled: 'false', mfa_active: 'false', ...credential });
    expect(evaluate({ credentialReport, accountSummary: off })).toMatchObject({ result: 'fail' });
  });

  it('takes the password of an old report from the summary', () => {
    const credentialReport = reportWith(oldReport);
    const judge = (rootPasswordPresent: boolean | null) =>
      evaluate({
        credentialReport,
        accountSummary: read(buildSummary({ rootMfaEnabled: false, rootPasswordPresent })),
      });
    expect(judge(true)).toMatchObject({ result: 'fail' });
    expect(judge(false)).toMatchObject({ result: 'not-applicable' });
    expect(judge(null)).toMatchObject({ result: 'fail' });
  });

  it.each(['aws-us-gov', 'aws-cn'])('is not applicable where %s knows no root password', (partition) => {
    const parts = { partition, credentialReport: reportWith(oldReport), accountSummary: withoutMfa };
    expect(evaluate(parts)).toMatchObject({ result: 'not-applicable' });
  });

  it('judges an imported report alone', () => {
    const judge = (mfa_active: string) =>
      evaluate({ credentialReport: reportWith({ mfa_active }), accountSummary: off });
    expect(judge('TRUE')).toMatchObject({ result: 'pass' });
    expect(judge('FALSE')).toMatchObject({ result: 'fail' });
  });

  it('is unknown when nothing was read, and when credentials could not be told', () => {
    const credentialReport = denied('GetCredentialReport');
    expect(evaluate({ credentialReport, accountSummary: denied('GetAccountSummary') })).toMatchObject({
      result: 'unknown',
    });
    const summary = read(
      buildSummary({ rootMfaEnabled: false, rootPasswordPresent: false, rootAccessKeys: 1 }),
    );
    expect(evaluate({ credentialReport, accountSummary: summary })).toMatchObject({ result: 'unknown' });
  });

  it('does not run when both stages are off', () => {
    expect(evaluate({ credentialReport: off, accountSummary: off })).toBeUndefined();
  });
});
