import type { Evaluation } from '@/lib/posture/types';
import type { Projection } from '@/lib/posture/projection/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { enqueueAnalysis } from './analysis/enqueue-analysis';
import { applySnapshot } from './apply-snapshot';
import { longTransaction, withTransaction } from './client';
import { lockAccount } from './evidence/lock-account';
import { restampSnapshot } from './evidence/restamp-snapshot';
import { renewDueDates } from './findings/set-due-dates';
import { settleExceptions } from './findings/settle-exceptions';
import { removeNeverOpened, rewind } from './projection/rewind';

export interface SaveEvaluationInput {
  snapshot: AccountSnapshot;
  evaluation: Evaluation;
  projection: Projection;
  settingsHash: string;
}

/**
 * Replaces the evaluation of an account's newest snapshot, after a setting, a rule or its organization changed.
 * History and changes stay. Does nothing and returns false when a newer snapshot came in between.
 */
export async function saveEvaluation(input: SaveEvaluationInput): Promise<boolean> {
  const { snapshot, evaluation, projection, settingsHash } = input;
  return withTransaction(async (tx) => {
    const account = await lockAccount(tx, snapshot.accountId);
    const takenAt = new Date(snapshot.takenAt);
    if (!account.lastSnapshotId || account.lastSnapshotAt?.getTime() !== takenAt.getTime()) return false;
    await rewind(tx, { accountId: account.id, from: takenAt });
    await renewDueDates(tx, account.id);
    const before = await tx.accountMetric.findFirst({
      where: { accountId: account.id, takenAt: { lt: takenAt } },
      orderBy: { takenAt: 'desc' },
      select: { takenAt: true },
    });
    await applySnapshot(
      tx,
      { ...account, lastSnapshotAt: before?.takenAt ?? null, projectionStamp: null },
      { snapshotId: account.lastSnapshotId, snapshot, evaluation, projection, changes: [] },
    );
    await removeNeverOpened(tx, account.id);
    await settleExceptions(tx, { accountId: account.id, at: takenAt });
    await restampSnapshot(tx, account.lastSnapshotId, {
      settingsHash,
      catalogueVersion: evaluation.catalogueVersion,
    });
    await enqueueAnalysis(tx);
    return true;
  }, longTransaction);
}
