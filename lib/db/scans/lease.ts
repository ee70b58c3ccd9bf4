import { enqueue } from '@/lib/jobs/enqueue';
import { db, withTransaction } from '../client';

/** How long a claim holds without being renewed, in seconds. */
export const leaseSeconds = 30;
/** A scan is given up as interrupted after so many attempts. */
export const maxAttempts = 3;

export interface ClaimedScan {
  id: string;
  accountId: string;
  attempt: number;
  trigger: string;
  requestedBy: string | null;
}

/**
 * Takes the lease of a queued scan in one update: of two workers that ask, one gets it.
 * Null when the scan is gone, finished, cancelled or somebody else's.
 */
export async function claimScan(scanId: string, owner: string): Promise<ClaimedScan | null> {
  const rows = await db().$queryRaw<ClaimedScan[]>`
    update "Scan" s set state = 'running', owner = ${owner},
      "leaseUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}::int),
      "startedAt" = clock_timestamp(), error = null, progress = null, calls = 0, throttles = 0
    where s.id = ${scanId}::uuid and s.state = 'queued' and s."cancelRequestedAt" is null
    returning s.id, s."accountId", s.attempt, s.trigger, s."requestedBy"`;
  const claimed = rows[0];
  if (!claimed) return null;
  await db().stage.deleteMany({ where: { scanId } });
  return claimed;
}

export type LeaseState = 'held' | 'cancelled' | 'lost';

/** Prolongs the lease and tells whether somebody asked to cancel, or another worker took over. */
export async function renewLease(scanId: string, owner: string): Promise<LeaseState> {
  const rows = await db().$queryRaw<{ cancelled: boolean }[]>`
    update "Scan" set "leaseUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}::int)
    where id = ${scanId}::uuid and owner = ${owner} and state = 'running'
    returning "cancelRequestedAt" is not null as cancelled`;
  if (rows.length === 0) return 'lost';
  return rows[0]?.cancelled ? 'cancelled' : 'held';
}

/** Puts a scan back for a later attempt, with its job, in one transaction. */
export async function requeueScan(scanId: string, runAt: Date | null, error: object | null): Promise<void> {
  await withTransaction(async (tx) => {
    const moved = await tx.$executeRaw`
      update "Scan" set state = 'queued', owner = null, "leaseUntil" = null, progress = null,
        attempt = attempt + 1, "runAt" = ${runAt}, error = ${error ? JSON.stringify(error) : null}::jsonb
      where id = ${scanId}::uuid and state = 'running'`;
    if (moved === 0) return;
    await enqueue(tx, 'scan-account', {
      payload: { scanId },
      jobKey: `scan:${scanId}`,
      ...(runAt && { runAt }),
    });
  });
}

/**
 * Deals with running scans whose lease has ended, which means that their worker is gone: queued again while
 * attempts are left, else `interrupted`. Returns how many of each. Any number of workers may call it at once.
 */
export async function sweepExpiredLeases(): Promise<{ requeued: number; interrupted: number }> {
  return withTransaction(async (tx) => {
    const expired = await tx.$queryRaw<
      { id: string; accountId: string; attempt: number; cancelled: boolean }[]
    >`
      select id, "accountId", attempt, "cancelRequestedAt" is not null as cancelled from "Scan"
      where state = 'running' and "leaseUntil" < clock_timestamp()
      for update skip locked`;
    let requeued = 0;
    for (const scan of expired) {
      const again = scan.attempt < maxAttempts && !scan.cancelled;
      const ended = scan.cancelled ? 'cancelled' : 'interrupted';
      await tx.$executeRaw`
        update "Scan" set owner = null, "leaseUntil" = null, progress = null,
          state = ${again ? 'queued' : ended}, attempt = attempt + ${again ? 1 : 0}::int,
          "endedAt" = case when ${again} then null else clock_timestamp() end
        where id = ${scan.id}::uuid`;
      await tx.$executeRaw`
        update "Stage" set state = 'failed', "endedAt" = clock_timestamp(), reason = 'The worker stopped.'
        where "scanId" = ${scan.id}::uuid and state = 'running'`;
      if (!again) continue;
      requeued += 1;
      await enqueue(tx, 'scan-account', { payload: { scanId: scan.id }, jobKey: `scan:${scan.id}` });
    }
    return { requeued, interrupted: expired.length - requeued };
  });
}
