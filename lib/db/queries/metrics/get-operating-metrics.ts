import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { countLivingWorkers } from '../../scans/workers';
import { db } from '../../client';
import { accountsOf, instant } from '../../sql/seen-accounts';
import { getEffectiveSettings } from '../settings/get-settings';
import { countScans, type ScanState } from '../scans/list-scans';

export interface OperatingMetrics {
  scans: Record<ScanState, number>;
  /** Jobs that wait and may run, and those that run. */
  jobs: { waiting: number; running: number };
  workersAlive: number;
  accounts: {
    accountId: string;
    source: 'linked' | 'offline';
    /** Seconds since the newest snapshot; null before the first. */
    snapshotAgeSeconds: number | null;
    /** Linked, and its data is older than the settings allow. */
    stale: boolean;
  }[];
}

/** What an operator watches: queue, workers, and how old the data of each account is. */
export async function getOperatingMetrics(viewer: Viewer): Promise<OperatingMetrics> {
  requirePermission(viewer, 'posture:read');
  const [scans, jobs, workersAlive, ages, { staleAfterHours }] = await Promise.all([
    countScans(viewer, {}),
    countJobs(),
    countLivingWorkers(),
    db().$queryRaw<Omit<OperatingMetrics['accounts'][number], 'stale'>[]>`
      select a.id as "accountId", a.source,
        extract(epoch from ${instant(now())} - a."lastSnapshotAt")::float8 as "snapshotAgeSeconds"
      from "Account" a where ${accountsOf(viewer, {})} order by a.id`,
    getEffectiveSettings(viewer),
  ]);
  const limit = staleAfterHours * 3_600;
  return {
    scans,
    jobs,
    workersAlive,
    accounts: ages.map((account) => ({
      ...account,
      stale: account.source === 'linked' && (account.snapshotAgeSeconds ?? 0) > limit,
    })),
  };
}

/** graphile-worker's own view of its queue. */
async function countJobs(): Promise<OperatingMetrics['jobs']> {
  const rows = await db().$queryRaw<OperatingMetrics['jobs'][]>`
    select (count(*) filter (where locked_at is null and run_at <= clock_timestamp() and attempts < max_attempts))::int
      as waiting, (count(*) filter (where locked_at is not null))::int as running
    from graphile_worker.jobs`;
  return rows[0] ?? { waiting: 0, running: 0 };
}
