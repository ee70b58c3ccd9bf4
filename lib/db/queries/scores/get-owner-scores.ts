import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { meanScore, scoreAccount } from '@/lib/posture/scoring/score-account';
import { weightsOf } from '@/lib/posture/scoring/weights-of';
import { db } from '../../client';
import { countChecksByOwner } from '../../scores/count-checks-by-owner';
import { seenAccounts, type Place } from '../../sql/seen-accounts';
import { findingFacets } from '../findings/count-finding-facets';
import { getEffectiveSettings } from '../settings/get-settings';

export interface OwnerScore {
  /** Null: what nobody answers for. */
  owner: string | null;
  /** Mean over the accounts where anything of theirs counts: 0 to 100; null when nothing does. */
  score: number | null;
  /** Share of the weight that is not unknown, 0 to 1. */
  known: number | null;
  countingExceptions: number | null;
  /** Accounts where something of theirs counts. */
  accounts: number;
  /** Their open findings, as their list counts them. */
  findings: number;
}

/**
 * The score by who answers for the resources: the formula of an account over what each owner has there, and the mean of
 * these. Worst first, of equal ones by name.
 */
export async function getOwnerScores(viewer: Viewer, params: Place & { at: AsOf }): Promise<OwnerScore[]> {
  requirePermission(viewer, 'posture:read');
  const [counts, settings, { owners }] = await Promise.all([
    countChecksByOwner(db(), seenAccounts(viewer, params, params.at), params.at),
    getEffectiveSettings(viewer),
    findingFacets(viewer, params),
  ]);
  const weights = weightsOf(settings);
  const open = new Map(owners.map((each) => [each.owner, each.open]));
  const scores = [...Map.groupBy(counts, ({ owner }) => owner)].map(([owner, checks]) => {
    const accounts = [...Map.groupBy(checks, ({ accountId }) => accountId).values()]
      .map((each) => scoreAccount(each, weights))
      .filter(({ score }) => score !== null);
    return {
      owner,
      score: meanScore(accounts.map(({ score }) => score)),
      known: meanScore(accounts.map(({ known }) => known)),
      countingExceptions: meanScore(accounts.map((account) => account.countingExceptions)),
      accounts: accounts.length,
      findings: open.get(owner) ?? 0,
    };
  });
  return scores.toSorted(worstFirst);
}

/** Those without a score stand last, and nobody after everybody of the same score. */
function worstFirst(a: OwnerScore, b: OwnerScore): number {
  const byScore = (a.score ?? 101) - (b.score ?? 101);
  if (byScore !== 0) return byScore;
  if (a.owner === null || b.owner === null) return Number(a.owner === null) - Number(b.owner === null);
  return a.owner < b.owner ? -1 : 1;
}
