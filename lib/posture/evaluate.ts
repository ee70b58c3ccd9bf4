import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { analyse } from './analyse';
import { catalogueVersion } from './catalogue-version';
import { checkOutcome, countFails } from './check-outcome';
import type { Rules } from './rules';
import { summarize } from './summarize';
import type { CheckInput, Evaluation, EvaluationContext } from './types';

/**
 * Judges a snapshot by the checks that are on and sums it up. Its `now` is the snapshot's `takenAt`; what people decided
 * (exceptions, attestations) is not seen here.
 */
export function evaluate(snapshot: AccountSnapshot, context: EvaluationContext, rules: Rules): Evaluation {
  const { thresholds } = rules;
  const analysis = analyse(snapshot, context, thresholds);
  const input: CheckInput = { snapshot, analysis, context, thresholds };
  const results = rules.checks.map((check) => checkOutcome(check.id, check.evaluate(input)));
  return {
    catalogueVersion,
    takenAt: snapshot.takenAt,
    results,
    summary: summarize(snapshot, analysis, countFails(results)),
  };
}
