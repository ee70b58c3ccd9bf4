import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { bytesOf, reportText, rootLine, type RowValues } from '@/lib/snapshot/testing/build-report';
import { buildSummary, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { rootSigningCertificatesAbsent } from './root-signing-certificates-absent';

const evaluate = (parts: Partial<AccountSnapshot>) =>
  rootSigningCertificatesAbsent.evaluate(buildInput(parts));
const reportWith = (root: RowValues) =>
  read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(root)))));
const stored = (rootCertificates: number) => ({ accountSummary: read(buildSummary({ rootCertificates })) });
const active = (slot: 1 | 2): RowValues => ({
  [`cert_${slot}_active`]: 'true',
  [`cert_${slot}_last_rotated`]: '2021-01-01T00:00:00Z',
});

describe('root-signing-certificates-absent', () => {
  it('passes without any', () => {
    expect(evaluate({})).toMatchObject([
      {
        result: 'pass',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'The root user has no signing certificate',
      },
    ]);
  });

  it('fails for one that only the summary knows', () => {
    expect(evaluate(stored(1))).toMatchObject([
      { result: 'fail', severity: 'high', title: 'A signing certificate of the root user is stored' },
    ]);
  });

  it.each([1, 2] as const)('fails for one in column %i of the report', (slot) => {
    expect(evaluate({ credentialReport: reportWith(active(slot)) })).toMatchObject([{ result: 'fail' }]);
    const imported = { credentialReport: reportWith(active(slot)), accountSummary: off };
    expect(evaluate(imported)).toMatchObject([{ result: 'fail' }]);
  });

  it('counts two', () => {
    const credentialReport = reportWith({ ...active(1), ...active(2) });
    expect(evaluate({ credentialReport })[0]?.title).toBe(
      '2 signing certificates of the root user are stored',
    );
  });

  it('judges by either source alone', () => {
    expect(evaluate({ accountSummary: denied('GetAccountSummary') })).toMatchObject([{ result: 'pass' }]);
    expect(evaluate({ credentialReport: denied('GetCredentialReport') })).toMatchObject([{ result: 'pass' }]);
  });

  it('is unknown when both were refused, and does not run while both are off', () => {
    const parts = { accountSummary: denied('GetAccountSummary'), credentialReport: denied('GetReport') };
    expect(evaluate(parts)).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('GetAccountSummary') },
    ]);
    expect(evaluate({ accountSummary: off, credentialReport: off })).toEqual([]);
  });
});
