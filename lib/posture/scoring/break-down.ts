import type { Severity } from '../types';
import { gainOfMending } from './score-account';
import type { AccountScore } from './types';

/** What one check costs the score of a place, in points of 100. */
export interface CheckCost {
  checkId: string;
  severity: Severity;
  /** Gained when every fail of it is mended. */
  lostToFails: number;
  /** Gained at most when all of it can be read. */
  lostToUnknown: number;
  failing: number;
  unknown: number;
  /** Accounts where something fails. */
  accounts: number;
}

/** Where the points of a place's score went: `score` + `lostToFails` + `lostToUnknown` is 100. */
export interface Breakdown {
  score: number;
  lostToFails: number;
  lostToUnknown: number;
  /** The dearest first. */
  checks: CheckCost[];
}

/** Breaks the mean score of some accounts down by check; null when none of them has a score. */
export function breakDown(accounts: readonly AccountScore[]): Breakdown | null {
  const scored = accounts.filter(({ weight }) => weight > 0);
  if (scored.length === 0) return null;
  const costs = new Map<string, CheckCost>();
  for (const account of scored) {
    for (const check of account.checks) {
      const { checkId, severity, failing, unknown } = check;
      const cost = costs.get(checkId) ?? emptyCost(checkId, severity);
      cost.lostToFails += gainOfMending(account, check) / scored.length;
      cost.lostToUnknown += (100 * check.lostToUnknown) / account.weight / scored.length;
      cost.failing += failing;
      cost.unknown += unknown;
      cost.accounts += failing > 0 ? 1 : 0;
      costs.set(checkId, cost);
    }
  }
  const checks = [...costs.values()].sort(
    (a, b) =>
      b.lostToFails - a.lostToFails || b.lostToUnknown - a.lostToUnknown || (a.checkId < b.checkId ? -1 : 1),
  );
  return {
    score: scored.reduce((sum, { score }) => sum + (score ?? 0), 0) / scored.length,
    lostToFails: checks.reduce((sum, check) => sum + check.lostToFails, 0),
    lostToUnknown: checks.reduce((sum, check) => sum + check.lostToUnknown, 0),
    checks,
  };
}

function emptyCost(checkId: string, severity: Severity): CheckCost {
  return { checkId, severity, lostToFails: 0, lostToUnknown: 0, failing: 0, unknown: 0, accounts: 0 };
}
