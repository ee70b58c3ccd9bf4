import type { Severity } from '../types';
import type { AccountScore, CheckScore, CountedCheck, Weights } from './types';

/**
 * Scores one account: 100 × earned ÷ weight over the checks that judged anything (decisions 6). A check weighs by the
 * worst severity it can give, however many resources it has, and earns by the share of them: a pass or an attested
 * result all, a fail of lesser severity in part, a fail and an unknown nothing. Excepted fails are left out.
 */
export function scoreAccount(checks: readonly CountedCheck[], weights: Weights): AccountScore {
  const scores = checks.flatMap((check) => scoreCheck(check, weights) ?? []);
  const weight = sum(scores, (check) => check.weight);
  const earned = sum(scores, (check) => check.earned);
  const lostToUnknown = sum(scores, (check) => check.lostToUnknown);
  return {
    score: weight === 0 ? null : (100 * earned) / weight,
    known: weight === 0 ? null : 1 - lostToUnknown / weight,
    weight,
    earned,
    countingExceptions: scoreCountingExceptions(checks, weights),
    checks: scores,
  };
}

/** What one check earned; null when nothing that it looked at counts. */
export function scoreCheck(check: CountedCheck, weights: Weights): CheckScore | null {
  const failing = sum(Object.values(check.fails), (count) => count);
  const resources = check.pass + check.attested + failing + check.unknown;
  if (resources === 0) return null;
  const { checkId, severity, unknown } = check;
  const weight = weights[severity];
  const each = weight / resources;
  const lostToFails = sum(severitiesOf(check.fails), ([of, count]) => count * Math.min(each, costOf(of)));
  const lostToUnknown = each * unknown;
  const earned = Math.max(0, weight - lostToFails - lostToUnknown);
  return { checkId, severity, weight, earned, lostToFails, lostToUnknown, resources, failing, unknown };

  /** A fail of lesser severity costs the part of its share that its own weight is of the check's. */
  function costOf(of: Severity): number {
    return weight === 0 ? 0 : each * (weights[of] / weight);
  }
}

/** How many points the account gains when every fail of a check is mended; gains of several checks add up. */
export function gainOfMending({ weight }: Pick<AccountScore, 'weight'>, check: CheckScore): number {
  return weight === 0 ? 0 : (100 * check.lostToFails) / weight;
}

/** The mean of the scores that are there: of a unit, an owner or the estate. Null when there is none. */
export function meanScore(scores: readonly (number | null)[]): number | null {
  const there = scores.filter((score) => score !== null);
  return there.length === 0 ? null : sum(there, (score) => score) / there.length;
}

function scoreCountingExceptions(checks: readonly CountedCheck[], weights: Weights): number | null {
  const scores = checks.flatMap(
    (check) => scoreCheck({ ...check, fails: addUp(check.fails, check.excepted) }, weights) ?? [],
  );
  const weight = sum(scores, (check) => check.weight);
  return weight === 0 ? null : (100 * sum(scores, (check) => check.earned)) / weight;
}

function addUp(a: CountedCheck['fails'], b: CountedCheck['fails']): Partial<Record<Severity, number>> {
  const both: Partial<Record<Severity, number>> = { ...a };
  for (const [severity, count] of severitiesOf(b)) both[severity] = (both[severity] ?? 0) + count;
  return both;
}

function severitiesOf(counts: CountedCheck['fails']): [Severity, number][] {
  return Object.entries(counts) as [Severity, number][];
}

function sum<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
