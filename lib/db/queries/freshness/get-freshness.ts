import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { AsOf } from '@/lib/access/as-of';
import { db } from '../../client';
import { accountsOf, instant, type Place } from '../../sql/seen-accounts';

export interface Freshness {
  accounts: number;
  /** Without a snapshot up to the moment shown. */
  withoutSnapshot: number;
  /** Older than the threshold at the moment shown. */
  stale: { accountId: string; name: string; snapshotAt: Date }[];
  oldestAt: Date | null;
  newestAt: Date | null;
  /** Scans that are queued or run now. */
  scansUnderWay: number;
}

/**
 * How old the data of a place is.
 *
 * @param params.now the present, against which "stale" is told (the moment shown, when that is in the past)
 */
export async function getFreshness(
  viewer: Viewer,
  params: Place & { at: AsOf; now: Date; staleAfterHours: number },
): Promise<Freshness> {
  requirePermission(viewer, 'posture:read');
  const { at, now, staleAfterHours } = params;
  const moment = at.kind === 'past' ? at.at : now;
  const rows = await db().$queryRaw<
    { id: string; name: string; source: string; snapshotAt: Date | null; busy: boolean }[]
  >`
    select a.id, a.name, a.source, (select max(m."takenAt") from "AccountMetric" m
        where m."accountId" = a.id and m."takenAt" <= ${instant(moment)}) as "snapshotAt",
      exists (select 1 from "Scan" s where s."accountId" = a.id and s.state in ('queued', 'running')) as busy
    from "Account" a where ${accountsOf(viewer, params)} order by a.name, a.id`;
  const limit = moment.getTime() - staleAfterHours * 3_600_000;
  const times = rows.flatMap(({ snapshotAt }) => (snapshotAt ? [snapshotAt.getTime()] : []));
  return {
    accounts: rows.length,
    withoutSnapshot: rows.length - times.length,
    stale: rows.flatMap(({ id, name, source, snapshotAt }) =>
      source === 'linked' && snapshotAt && snapshotAt.getTime() < limit
        ? [{ accountId: id, name, snapshotAt }]
        : [],
    ),
    oldestAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    newestAt: times.length > 0 ? new Date(Math.max(...times)) : null,
    scansUnderWay: rows.filter(({ busy }) => busy).length,
  };
}
