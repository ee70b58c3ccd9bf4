import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { countLivingWorkers } from '../../scans/workers';
import { accountsOf, type Place } from '../../sql/seen-accounts';

export interface ScanSchedule {
  /** Accounts that can be scanned, by name. */
  accounts: { id: string; name: string }[];
  /** The next one by schedule. */
  next: { accountId: string; name: string; at: Date } | null;
  /** False: nobody is there to run what is queued. */
  hasWorker: boolean;
}

/** Which accounts of a place are scanned, and which one comes next. */
export async function getScanSchedule(viewer: Viewer, place: Place): Promise<ScanSchedule> {
  requirePermission(viewer, 'posture:read');
  const [rows, workers] = await Promise.all([
    db().$queryRaw<{ id: string; name: string; nextScanAt: Date | null }[]>`
      select a.id, a.name, a."nextScanAt" from "Account" a
      where a.source = 'linked' and a.status <> 'disabled' and ${accountsOf(viewer, place)}
      order by lower(a.name), a.id`,
    countLivingWorkers(),
  ]);
  const due = rows
    .flatMap(({ id, name, nextScanAt }) => (nextScanAt ? [{ accountId: id, name, at: nextScanAt }] : []))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  return {
    accounts: rows.map(({ id, name }) => ({ id, name })),
    next: due[0] ?? null,
    hasWorker: workers > 0,
  };
}
