import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { bytesOf, reportText, rootLine, type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildSummary, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { rootAccessKeysAbsent } from './root-access-keys-absent';

const evaluate = (parts: Partial<AccountSnapshot>) => rootAccessKeysAbsent.evaluate(buildInput(parts));
const summary = (rootAccessKeys: number) => read(buildSummary({ rootAccessKeys }));
const reportWith = (root: RowValues) =>
  read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(root)))));
const active = { access_key_1_active: 'true', access_key_1_last_rotated: '2021-01-01T00:00:00Z' };
const stored = { access_key_1_active: 'false', access_key_1_last_rotated: '2021-01-01T00:00:00Z' };

describe('root-access-keys-absent', () => {
  it('passes without any key', () => {
    expect(evaluate({})).toMatchObject([
      {
        result: 'pass',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'The root user has no access key',
      },
    ]);
  });

  it('fails, critical, for an active key', () => {
    expect(evaluate({ credentialReport: reportWith(active), accountSummary: summary(1) })).toMatchObject([
      { result: 'fail', severity: 'critical', title: 'The root user has an active access key' },
    ]);
  });

  it('counts two active keys', () => {
    const both = {
      ...active,
      access_key_2_active: 'true',
      access_key_2_last_rotated: '2022-01-01T00:00:00Z',
    };
    const [result] = evaluate({ credentialReport: reportWith(both), accountSummary: summary(1) });
    expect(result?.title).toBe('The root user has 2 active access keys');
  });

  it('fails, medium, for a disabled key that is still stored', () => {
    expect(evaluate({ credentialReport: reportWith(stored), accountSummary: summary(1) })).toMatchObject([
      { result: 'fail', severity: 'medium', title: expect.stringContaining('disabled') },
    ]);
  });

  it('lets the fresher summary win over the report', () => {
    expect(evaluate({ credentialReport: reportWith(active), accountSummary: summary(0) })).toMatchObject([
      { result: 'pass' },
    ]);
  });

  it('judges an imported report alone', () => {
    const judge = (root: RowValues) =>
      evaluate({ credentialReport: reportWith(root), accountSummary: off })[0];
    expect(judge({})).toMatchObject({ result: 'pass' });
    expect(judge(active)).toMatchObject({ result: 'fail', severity: 'critical' });
    expect(judge(stored)).toMatchObject({ result: 'fail', severity: 'medium' });
  });

  it('judges the summary alone, and says that it cannot tell whether a key is active', () => {
    const credentialReport = denied('GetCredentialReport');
    expect(evaluate({ credentialReport, accountSummary: summary(0) })).toMatchObject([{ result: 'pass' }]);
    expect(evaluate({ credentialReport, accountSummary: summary(1) })).toMatchObject([
      { result: 'fail', severity: 'critical', title: expect.stringContaining('could not be read') },
    ]);
  });

  it('is unknown when both were refused, with the reason', () => {
    const parts = {
      credentialReport: denied('GetCredentialReport'),
      accountSummary: denied('GetAccountSummary'),
    };
    expect(evaluate(parts)).toMatchObject([
      {
        result: 'unknown',
        title: expect.stringContaining('GetAccountSummary: not authorized (AccessDenied)'),
      },
    ]);
  });

  it('is unknown when a collected report has no root line and the summary was refused', () => {
    const text = reportText(userLine('ana')).replace(`${rootLine()}\n`, '');
    const credentialReport = read(parseCredentialReport(bytesOf(text)));
    expect(evaluate({ credentialReport, accountSummary: denied('GetAccountSummary') })).toMatchObject([
      { result: 'unknown' },
    ]);
  });

  it('does not run when both stages are off', () => {
    expect(evaluate({ credentialReport: off, accountSummary: off })).toEqual([]);
  });
});
