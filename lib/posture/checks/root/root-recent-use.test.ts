import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { bytesOf, reportText, rootLine, type RowValues } from '@/lib/snapshot/testing/build-report';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { rootRecentUse } from './root-recent-use';

function evaluate(parts: Partial<AccountSnapshot>, thresholds: Partial<Thresholds> = {}) {
  return rootRecentUse.evaluate(buildInput(parts, thresholds));
}

const reportWith = (root: RowValues) =>
  read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(root)))));
const judge = (root: RowValues, thresholds: Partial<Thresholds> = {}) =>
  evaluate({ credentialReport: reportWith(root) }, thresholds)[0];
const key = (slot: 1 | 2, lastUsed: string): RowValues => ({
  [`access_key_${slot}_active`]: 'true',
  [`access_key_${slot}_last_rotated`]: '2021-01-01T00:00:00Z',
  [`access_key_${slot}_last_used_date`]: lastUsed,
});

describe('root-recent-use', () => {
  it('fails at exactly 90 whole days and passes at 91', () => {
    expect(judge({ password_last_used: '2025-12-04T14:05:00Z' })).toMatchObject({
      result: 'fail',
      severity: 'high',
      resource: 'arn:aws:iam::123456789012:root',
      title: 'The root user was used 90 days ago, with its password',
    });
    expect(judge({ password_last_used: '2025-12-03T14:05:00Z' })).toMatchObject({
      result: 'pass',
      title: 'The root user was last used on 2025-12-03',
    });
  });

  it('follows the window', () => {
    const values = { password_last_used: '2026-03-02T14:05:00Z' };
    expect(judge(values, { rootUseWindowDays: 1 })).toMatchObject({ result: 'pass' });
    expect(judge(values, { rootUseWindowDays: 2 })).toMatchObject({ result: 'fail' });
  });

  it.each([1, 2] as const)('sees a fresh use of key %i behind an old password date', (slot) => {
    const values = { password_last_used: '2019-01-01T00:00:00Z', ...key(slot, '2026-03-04T12:00:00Z') };
    expect(judge(values)).toMatchObject({
      result: 'fail',
      title: 'The root user was used less than a day ago, with an access key',
    });
  });

  it('passes for keys last used before the window', () => {
    const values = { password_last_used: 'no_information', ...key(1, '2025-01-01T00:00:00Z') };
    expect(judge(values)).toMatchObject({ result: 'pass' });
  });

  it.each(['no_information', 'N/A', 'not_supported'])('takes %s for no use seen', (never) => {
    expect(judge({ password_last_used: never })).toMatchObject({
      result: 'pass',
      title: 'No use of the root user is recorded',
    });
  });

  it('shows events of CloudTrail without being decided by them', () => {
    const event = { at: '2026-03-03T00:00:00Z', name: 'ConsoleLogin', assumedRoot: false, byService: false };
    const signIns = read({
      windowDays: 14,
      users: [],
      rootEvents: [
        { ...event, at: '2026-03-01T00:00:00Z' },
        event,
        { ...event, name: 'GetUser', assumedRoot: true },
        { ...event, name: 'Decrypt', byService: true },
      ],
    });
    const [result] = evaluate({ credentialReport: reportWith({ password_last_used: 'N/A' }), signIns });
    expect(result).toMatchObject({ result: 'pass' });
    expect(result?.evidence.slice(-2)).toMatchObject([
      {
        field: 'ownEvents',
        value: ['ConsoleLogin 2026-03-03T00:00:00Z', 'ConsoleLogin 2026-03-01T00:00:00Z'],
        source: 'CloudTrail',
      },
      {
        field: 'centralOrServiceEvents',
        value: ['GetUser 2026-03-03T00:00:00Z', 'Decrypt 2026-03-03T00:00:00Z'],
      },
    ]);
  });

  it('reads older as time goes by', () => {
    const evidence = judge({ password_last_used: '2026-03-03T00:00:00Z' })?.evidence ?? [];
    expect(rootRecentUse.describeFail(evidence, '2026-03-13T00:00:00Z')).toBe(
      'The root user was used 10 days ago, with its password',
    );
  });

  it('is unknown when the report was refused or has no line for root', () => {
    expect(evaluate({ credentialReport: denied('GetCredentialReport') })).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('GetCredentialReport') },
    ]);
    const text = reportText().replace(`\n${rootLine()}`, '');
    const credentialReport = read(parseCredentialReport(bytesOf(text)));
    expect(evaluate({ credentialReport })).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('no line for the root user') },
    ]);
  });

  it('does not run while the report is off', () => {
    expect(evaluate({ credentialReport: off })).toEqual([]);
  });
});
