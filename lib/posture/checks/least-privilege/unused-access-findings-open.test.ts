import { describe, expect, it } from 'vitest';
import type { Analyzer, AnalyzerFinding } from '@/lib/snapshot/account-snapshot';
import { buildAnalyzer, buildExternalAccess, buildFinding } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { unusedAccessFindingsOpen } from './unused-access-findings-open';

const role = 'arn:aws:iam::123456789012:role/old';
const analyzer = buildAnalyzer('unused', { type: 'ACCOUNT_UNUSED_ACCESS' });
const finding = (parts: Partial<AnalyzerFinding> = {}) =>
  buildFinding('f-1', { findingType: 'UnusedIAMRole', resource: role, ...parts });

function evaluate(
  findings: AnalyzerFinding[],
  { analyzers = [analyzer], findingSlaDays = 30, organizationAnalyzers = [] as Analyzer[] } = {},
) {
  const externalAccess = read(buildExternalAccess({ analyzers, findings }));
  return unusedAccessFindingsOpen.evaluate(
    buildInput({ externalAccess }, { findingSlaDays }, { organizationAnalyzers }),
  );
}

describe('unused-access-findings-open', () => {
  it('passes at exactly 30 whole days and fails at 31', () => {
    expect(evaluate([finding({ createdAt: '2026-02-02T14:05:00Z' })])).toMatchObject([{ result: 'pass' }]);
    expect(evaluate([finding({ createdAt: '2026-02-01T14:05:00Z' })])).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        resource: role,
        part: 'f-1',
        title: 'Access Analyzer reports an unused role (role/old) for 31 days',
      },
    ]);
  });

  it('follows the days given', () => {
    const findings = [finding({ createdAt: '2026-02-01T14:05:00Z' })];
    expect(evaluate(findings, { findingSlaDays: 31 })).toMatchObject([{ result: 'pass' }]);
  });

  it('passes when none is open: archived ones and external access do not count', () => {
    for (const findings of [[], [finding({ status: 'ARCHIVED' })], [buildFinding('f-2')]])
      expect(evaluate(findings)).toMatchObject([
        {
          result: 'pass',
          resource: 'arn:aws:iam::123456789012:root',
          title: 'No unused-access finding is open',
        },
      ]);
  });

  it('is not applicable without an active analyzer of the kind', () => {
    for (const analyzers of [[], [buildAnalyzer('external')], [{ ...analyzer, status: 'DISABLED' }]])
      expect(evaluate([], { analyzers })).toMatchObject([
        { result: 'not-applicable', title: 'No unused-access analyzer is active' },
      ]);
    const organizationAnalyzers = [{ ...analyzer, type: 'ORGANIZATION_UNUSED_ACCESS' }];
    expect(evaluate([], { analyzers: [], organizationAnalyzers })).toMatchObject([
      { result: 'not-applicable', title: expect.stringContaining('organization’s analyzer') },
    ]);
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const externalAccess = denied('ListAnalyzers');
    expect(unusedAccessFindingsOpen.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(unusedAccessFindingsOpen.evaluate(buildInput({ externalAccess: off }))).toEqual([]);
  });

  it('reads older as time goes by', () => {
    const [result] = evaluate([finding({ createdAt: '2026-02-01T14:05:00Z' })]);
    expect(unusedAccessFindingsOpen.describeFail(result?.evidence ?? [], '2026-03-14T14:05:00Z')).toContain(
      'for 41 days',
    );
  });
});
