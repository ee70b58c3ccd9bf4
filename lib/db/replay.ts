import type { Analysis } from '@/lib/posture/analysis';
import { judgeSnapshot } from '@/lib/posture/judge-snapshot';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { enqueueAnalysis } from './analysis/enqueue-analysis';
import { applySnapshot } from './apply-snapshot';
import { withTransaction } from './client';
import { lockAccount } from './evidence/lock-account';
import { restampSnapshot } from './evidence/restamp-snapshot';
import { renewDueDates } from './findings/set-due-dates';
import { settleExceptions } from './findings/settle-exceptions';
import { loadNewestSnapshot, loadSnapshot } from './load-snapshot';
import { loadSurroundings } from './load-surroundings';
import type { AccountMemory } from './projection/remember-rows';
import { removeNeverOpened, rewind } from './projection/rewind';
import { loadScanTarget, settingsStamp } from './scans/load-scan-target';

export interface Replayed {
  /** Snapshots that were applied again. */
  snapshots: number;
  /** The oldest of them; null when there was none. */
  oldest: Date | null;
}

/**
 * Rebuilds an account's projection, findings, changes and numbers from a time on, by running the kept snapshots in
 * order through the same code as a save. For a report older than the newest, a rule change over history, a mended
 * fault. Reaches back to the oldest kept snapshot. Of a finding it rewrites state and dates, never what people wrote.
 */
export async function replay(accountId: string, from: Date): Promise<Replayed> {
  return withTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const kept = await tx.snapshot.findMany({
      where: { accountId, takenAt: { gte: from } },
      orderBy: { takenAt: 'asc' },
      select: { id: true, takenAt: true },
    });
    if (kept.length === 0) return { snapshots: 0, oldest: null };
    await rewind(tx, { accountId, from });
    await renewDueDates(tx, accountId);
    await tx.change.deleteMany({ where: { accountId, at: { gte: from } } });
    const { settings, linkedAccountIds } = await loadScanTarget(accountId);
    const settingsHash = settingsStamp(settings);
    let before: { snapshot: AccountSnapshot; analysis: Analysis | null } | null = await snapshotBefore(
      accountId,
      from,
    );
    let step = {
      ...account,
      projectionStamp: null,
      lastSnapshotAt: before ? new Date(before.snapshot.takenAt) : null,
    };
    let memory: AccountMemory | undefined;
    for (const { id, takenAt } of kept) {
      const snapshot = await loadSnapshot(id);
      const surroundings = await loadSurroundings({ snapshot, settings, linkedAccountIds });
      const judged = judgeSnapshot({ snapshot, surroundings, before, settings });
      const applied = await applySnapshot(tx, step, { snapshotId: id, snapshot, ...judged, memory });
      await restampSnapshot(tx, id, { settingsHash, catalogueVersion: judged.evaluation.catalogueVersion });
      before = { snapshot, analysis: judged.analysis };
      memory = applied.memory;
      step = { ...step, lastSnapshotAt: takenAt };
    }
    await removeNeverOpened(tx, accountId);
    await settleExceptions(tx, { accountId, at: kept.at(-1)?.takenAt ?? from });
    await enqueueAnalysis(tx);
    return { snapshots: kept.length, oldest: kept[0]?.takenAt ?? null };
  });
}

async function snapshotBefore(
  accountId: string,
  from: Date,
): Promise<{ snapshot: AccountSnapshot; analysis: null } | null> {
  const snapshot = await loadNewestSnapshot(accountId, new Date(from.getTime() - 1));
  return snapshot && { snapshot, analysis: null };
}
