import { resolveSettings } from '@/lib/posture/settings/resolve-settings';
import { enqueue } from '@/lib/jobs/enqueue';
import { withTransaction } from '../client';
import { nextScanAt } from './next-scan-at';

interface DueAccount {
  id: string;
  ouId: string | null;
  scanIntervalHours: number | null;
}

/**
 * Queues a scan for every linked account whose time has come and sets its next one. Any number of workers may call
 * it at once: `for update skip locked` gives each account to one of them. Returns how many scans were queued.
 */
export async function scheduleScans(at: Date): Promise<number> {
  return withTransaction(async (tx) => {
    const due = await tx.$queryRaw<DueAccount[]>`
      select id, "ouId", "scanIntervalHours" from "Account"
      where source = 'linked' and status in ('linked', 'failing') and "removedAt" is null
        and coalesce("organizationState", 'ACTIVE') = 'ACTIVE' and "nextScanAt" <= ${at}
      order by "nextScanAt" limit 500
      for update skip locked`;
    if (due.length === 0) return 0;
    const overrides = await tx.setting.findMany({ where: { key: 'scanIntervalHours' } });
    let queued = 0;
    for (const account of due) {
      const settings = resolveSettings(overrides, {
        accountId: account.id,
        ouPath: account.ouId ? [account.ouId] : [],
      });
      const hours = account.scanIntervalHours ?? settings.scanIntervalHours;
      await tx.account.update({
        where: { id: account.id },
        data: { nextScanAt: nextScanAt(account.id, hours, at) },
      });
      const rows = await tx.$queryRaw<{ id: string }[]>`
        insert into "Scan" (id, "accountId", state, trigger, "queuedAt")
        values (gen_random_uuid(), ${account.id}, 'queued', 'schedule', clock_timestamp())
        on conflict do nothing returning id`;
      const scanId = rows[0]?.id;
      if (!scanId) continue;
      queued += 1;
      await enqueue(tx, 'scan-account', { payload: { scanId }, jobKey: `scan:${scanId}` });
    }
    return queued;
  });
}
