import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { catalogueVersion } from '@/lib/posture/catalogue-version';
import { db } from '../../client';
import { historyReach } from '../../history/history-reach';
import { countLivingWorkers } from '../../scans/workers';
import { accountsOf } from '../../sql/seen-accounts';
import { listRuns, type HistoryRunRow } from './list-runs';

/** What a re-evaluation of history would reach, and the runs so far. */
export interface History {
  /** Kept snapshots within reach, in how many accounts; `oldest` is null without any. */
  snapshots: number;
  accounts: number;
  oldest: Date | null;
  /** How many of them were judged by other settings or other checks than the newest snapshot of their account. */
  outdated: number;
  /** The first of those. */
  outdatedSince: Date | null;
  /** The day from which each day's last snapshot is kept, and the oldest snapshot there is. */
  reach: Date;
  oldestKept: Date | null;
  catalogueVersion: number;
  runs: HistoryRunRow[];
  /** False: nobody is there to run what is queued. */
  hasWorker: boolean;
}

/** What can be judged again, and what was. For admins, who alone may start it. */
export async function getHistory(viewer: Viewer): Promise<History> {
  requirePermission(viewer, 'history:replay');
  const reach = await historyReach(now());
  const [counts, runs, workers] = await Promise.all([
    db().$queryRaw<
      Pick<History, 'snapshots' | 'accounts' | 'oldest' | 'outdated' | 'outdatedSince' | 'oldestKept'>[]
    >`
      with kept as (
        select s."accountId", s."takenAt", s."takenAt" >= ${reach} as reached,
          s."settingsHash" <> n."settingsHash" or s."catalogueVersion" <> ${catalogueVersion}::int as old
        from "Account" a join "Snapshot" n on n.id = a."lastSnapshotId" join "Snapshot" s on s."accountId" = a.id
        where ${accountsOf(viewer, {})})
      select count(*) filter (where reached)::int as snapshots,
        count(distinct "accountId") filter (where reached)::int as accounts,
        min("takenAt") filter (where reached) as oldest, min("takenAt") as "oldestKept",
        count(*) filter (where reached and old)::int as outdated,
        min("takenAt") filter (where reached and old) as "outdatedSince"
      from kept`,
    listRuns(viewer),
    countLivingWorkers(),
  ]);
  const none = {
    snapshots: 0,
    accounts: 0,
    oldest: null,
    outdated: 0,
    outdatedSince: null,
    oldestKept: null,
  };
  return { ...(counts[0] ?? none), reach, catalogueVersion, runs, hasWorker: workers > 0 };
}
