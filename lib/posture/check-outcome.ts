import type { CheckOutcome, CheckResult, Severity, Tally } from './types';

/** What one check said of one snapshot, counted. */
export function checkOutcome(checkId: string, results: CheckResult[]): CheckOutcome {
  const tally: Tally = { pass: 0, fail: 0, unknown: 0, manual: 0, 'not-applicable': 0 };
  const failBySeverity: Partial<Record<Severity, number>> = {};
  for (const { result, severity } of results) {
    tally[result] += 1;
    if (result === 'fail') failBySeverity[severity] = (failBySeverity[severity] ?? 0) + 1;
  }
  return { checkId, results, tally, failBySeverity };
}

/** The fails of some checks by severity. */
export function countFails(
  outcomes: readonly Pick<CheckOutcome, 'failBySeverity'>[],
): Record<Severity, number> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { failBySeverity } of outcomes)
    for (const [severity, count] of Object.entries(failBySeverity)) counts[severity as Severity] += count;
  return counts;
}
