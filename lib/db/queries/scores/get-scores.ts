import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { meanScore, scoreAccount } from '@/lib/posture/scoring/score-account';
import type { AccountScore, Weights } from '@/lib/posture/scoring/types';
import { weightsOf } from '@/lib/posture/scoring/weights-of';
import { db } from '../../client';
import { countChecks } from '../../scores/count-checks';
import { seenAccounts, type Place } from '../../sql/seen-accounts';
import { getEffectiveSettings } from '../settings/get-settings';

export interface ScoredAccount extends AccountScore {
  accountId: string;
  name: string;
  ouId: string | null;
  /** When the snapshot behind the score was taken. */
  at: Date;
}

export interface Scores {
  accounts: ScoredAccount[];
  weights: Weights;
  /** Means over the accounts that have a score: 0 to 100, and 0 to 1 for `known`. */
  score: number | null;
  known: number | null;
  countingExceptions: number | null;
}

/** The score of a place with all its arithmetic: what each check of each account weighs, earned and cost. */
export async function getScores(viewer: Viewer, params: Place & { at: AsOf }): Promise<Scores> {
  requirePermission(viewer, 'posture:read');
  const seen = seenAccounts(viewer, params, params.at);
  const [accounts, counts, settings] = await Promise.all([
    db().$queryRaw<Pick<ScoredAccount, 'accountId' | 'name' | 'ouId' | 'at'>[]>`
      with ${seen} select "accountId", name, "ouId", at from seen order by name, "accountId"`,
    countChecks(db(), seen, params.at),
    getEffectiveSettings(viewer),
  ]);
  const weights = weightsOf(settings);
  const byAccount = Map.groupBy(counts, ({ accountId }) => accountId);
  const scored = accounts.map((account) => ({
    ...account,
    ...scoreAccount(byAccount.get(account.accountId) ?? [], weights),
  }));
  return {
    accounts: scored,
    weights,
    score: meanScore(scored.map(({ score }) => score)),
    known: meanScore(scored.map(({ known }) => known)),
    countingExceptions: meanScore(scored.map(({ countingExceptions }) => countingExceptions)),
  };
}
