import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { listManagementAccounts } from '../../scans/list-management-accounts';
import { accountsOf, type Place } from '../../sql/seen-accounts';
import { requestScan } from './request-scan';

/**
 * Queues a scan of every account of a place that can be scanned, management accounts first, since the others are judged
 * by their organization. Each is a request of its own: one that fails leaves the others queued.
 */
export async function requestScans(
  viewer: Viewer,
  place: Place,
): Promise<{ queued: number; underWay: number }> {
  requirePermission(viewer, 'scan:run');
  const accounts = await db().$queryRaw<{ id: string }[]>`
    select a.id from "Account" a
    where a.source = 'linked' and a.status <> 'disabled' and ${accountsOf(viewer, place)} order by a.name, a.id`;
  const management = await listManagementAccounts();
  const order = accounts
    .map(({ id }) => id)
    .sort((a, b) => Number(management.has(b)) - Number(management.has(a)));
  const counts = { queued: 0, underWay: 0 };
  for (const accountId of order) {
    const { created } = await requestScan(viewer, { accountId });
    counts[created ? 'queued' : 'underWay'] += 1;
  }
  return counts;
}
