import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { analyse } from './analyse';
import { catalogueVersion } from './catalogue-version';
import type { Rules } from './rules';
import { summarize } from './summarize';
import type { CheckInput, CheckResult, Evaluation, EvaluationContext, Severity, Tally } from './types';

/**
 * Judges a snapshot by the checks that are on and sums it up. Its `now` is the snapshot's `takenAt`; what people decided
 * (exceptions, attestations) is not seen here.
 */
export function evaluate(snapshot: AccountSnapshot, context: EvaluationContext, rules: Rules): Evaluation {
  const { thresholds } = rules;
  const analysis = analyse(snapshot, context, thresholds);
  const input: CheckInput = { snapshot, analysis, context, thresholds };
  const results = rules.checks.map((check) => {
    const found = check.evaluate(input);
    return { checkId: check.id, results: found, tally: tallyOf(found) };
  });
  const findings = countFails(results.flatMap((check) => check.results));
  return {
    catalogueVersion,
    takenAt: snapshot.takenAt,
    results,
    summary: summarize(snapshot, analysis, findings),
  };
}

function tallyOf(results: readonly CheckResult[]): Tally {
  const tally: Tally = { pass: 0, fail: 0, unknown: 0, manual: 0, 'not-applicable': 0 };
  for (const { result } of results) tally[result] += 1;
  return tally;
}

function countFails(results: readonly CheckResult[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { result, severity } of results) if (result === 'fail') counts[severity] += 1;
  return counts;
}
