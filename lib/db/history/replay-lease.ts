import { enqueue, type SqlExecutor } from '@/lib/jobs/enqueue';
import { AppError } from '@/lib/errors';
import { db, withTransaction, type Db } from '../client';

/** How long a claim holds without being renewed, in seconds. */
export const replayLeaseSeconds = 30;
const maxAttempts = 3;
/** Two at a time: the judging is work for the processor, and scans want their share of the worker. */
const queues = 2;

/** One account of a run. */
export interface ReplayKey {
  runId: string;
  accountId: string;
}

/** Queues the rebuilding of one account, `position` being its place in the run. */
export async function enqueueReplay(tx: SqlExecutor, key: ReplayKey, position: number): Promise<void> {
  await enqueue(tx, 'replay-account', {
    payload: { runId: key.runId, accountId: key.accountId },
    jobKey: `replay:${key.runId}:${key.accountId}`,
    queue: `history-${position % queues}`,
  });
}

/** The accounts of a run that wait. */
export async function openAccountsOf(runId: string): Promise<string[]> {
  const rows = await db().historyRunAccount.findMany({
    where: { runId, state: 'queued' },
    orderBy: [{ snapshots: 'desc' }, { accountId: 'asc' }],
    select: { accountId: true },
  });
  return rows.map(({ accountId }) => accountId);
}

/**
 * Takes one queued account of a run in one update, and notes that the run has begun. Null when it is somebody else's,
 * has ended or was cancelled.
 */
export async function claimReplay(
  { runId, accountId }: ReplayKey,
  owner: string,
): Promise<{ from: Date | null } | null> {
  const rows = await db().$queryRaw<{ from: Date | null }[]>`
    with claimed as (
      update "HistoryRunAccount" a set state = 'running', owner = ${owner}, done = 0, error = null,
        "startedAt" = clock_timestamp(),
        "leaseUntil" = clock_timestamp() + make_interval(secs => ${replayLeaseSeconds}::int)
      from "HistoryRun" r
      where a."runId" = ${runId}::uuid and a."accountId" = ${accountId} and a.state = 'queued'
        and r.id = a."runId" and r."cancelRequestedAt" is null
      returning a."runId")
    update "HistoryRun" r set state = 'running', "startedAt" = coalesce(r."startedAt", clock_timestamp())
    from claimed where r.id = claimed."runId" returning r."from"`;
  return rows[0] ?? null;
}

/** Prolongs the claim, notes how far it is, and tells whether it is still ours and wanted. */
export async function renewReplay(
  { runId, accountId }: ReplayKey,
  { owner, done }: { owner: string; done: number },
): Promise<'held' | 'cancelled' | 'lost'> {
  const rows = await db().$queryRaw<{ cancelled: boolean }[]>`
    update "HistoryRunAccount" a set done = ${done}::int,
      "leaseUntil" = clock_timestamp() + make_interval(secs => ${replayLeaseSeconds}::int)
    from "HistoryRun" r
    where a."runId" = ${runId}::uuid and a."accountId" = ${accountId} and a.owner = ${owner} and a.state = 'running'
      and r.id = a."runId"
    returning r."cancelRequestedAt" is not null as cancelled`;
  if (rows.length === 0) return 'lost';
  return rows[0]?.cancelled ? 'cancelled' : 'held';
}

/**
 * Ends an account within the transaction that rebuilt it. Throws `conflict` when it was taken over, so that what the
 * other worker does is not done twice.
 */
export async function endReplay(
  tx: Db,
  { runId, accountId }: ReplayKey,
  end: { owner: string; snapshots: number; oldest: Date | null },
): Promise<void> {
  const moved = await tx.$executeRaw`
    update "HistoryRunAccount" set state = 'succeeded', owner = null, "leaseUntil" = null, error = null,
      snapshots = ${end.snapshots}::int, done = ${end.snapshots}::int,
      oldest = ${end.oldest?.toISOString() ?? null}::timestamptz, "endedAt" = clock_timestamp()
    where "runId" = ${runId}::uuid and "accountId" = ${accountId} and owner = ${end.owner} and state = 'running'`;
  if (moved === 1) return;
  throw new AppError(
    'conflict',
    'Another worker has taken over this account.',
    'Nothing was changed. Look at the run that goes on.',
  );
}

/** Notes that an account was not rebuilt: it keeps the verdicts that it had. */
export async function abandonReplay(
  { runId, accountId }: ReplayKey,
  end: { owner: string; state: 'failed' | 'cancelled'; error: object | null },
): Promise<void> {
  await db().$executeRaw`
    update "HistoryRunAccount" set state = ${end.state}, owner = null, "leaseUntil" = null, done = 0,
      error = ${end.error ? JSON.stringify(end.error) : null}::jsonb, "endedAt" = clock_timestamp()
    where "runId" = ${runId}::uuid and "accountId" = ${accountId} and owner = ${end.owner} and state = 'running'`;
}

/** Gives an account back to the queue, since this worker ends. */
export async function requeueReplay({ runId, accountId }: ReplayKey, owner: string): Promise<void> {
  await withTransaction(async (tx) => {
    const moved = await tx.$executeRaw`
      update "HistoryRunAccount" set state = 'queued', owner = null, "leaseUntil" = null, done = 0
      where "runId" = ${runId}::uuid and "accountId" = ${accountId} and owner = ${owner} and state = 'running'`;
    if (moved === 1) await enqueueReplay(tx, { runId, accountId }, 0);
  });
}

/** Ends a run of which no account waits or runs any more: failed if any failed, cancelled if any was left out. */
export async function settleRun(runId: string): Promise<void> {
  await db().$executeRaw`
    update "HistoryRun" r set "endedAt" = clock_timestamp(),
      state = case when tally.failed then 'failed' when tally.cancelled then 'cancelled' else 'succeeded' end
    from (
      select bool_or(a.state = 'failed') as failed, bool_or(a.state = 'cancelled') as cancelled,
        bool_or(a.state in ('queued', 'running')) as open
      from "HistoryRunAccount" a where a."runId" = ${runId}::uuid) tally
    where r.id = ${runId}::uuid and r.state in ('queued', 'running') and not coalesce(tally.open, false)`;
}

/**
 * Deals with accounts whose worker is gone: queued again while attempts are left, else failed. A run that goes on
 * starts at the account it was at. Returns how many were queued again; any number of workers may call it at once.
 */
export async function sweepExpiredReplays(): Promise<number> {
  return withTransaction(async (tx) => {
    const expired = await tx.$queryRaw<(ReplayKey & { attempt: number; cancelled: boolean })[]>`
      select a."runId", a."accountId", a.attempt, r."cancelRequestedAt" is not null as cancelled
      from "HistoryRunAccount" a join "HistoryRun" r on r.id = a."runId"
      where a.state = 'running' and a."leaseUntil" < clock_timestamp() for update of a skip locked`;
    let requeued = 0;
    for (const { attempt, cancelled, ...key } of expired) {
      const again = attempt < maxAttempts && !cancelled;
      await tx.$executeRaw`
        update "HistoryRunAccount" set owner = null, "leaseUntil" = null, done = 0,
          state = ${again ? 'queued' : cancelled ? 'cancelled' : 'failed'}, attempt = attempt + ${again ? 1 : 0}::int,
          error = ${again || cancelled ? null : JSON.stringify(workerGone)}::jsonb,
          "endedAt" = case when ${again} then null else clock_timestamp() end
        where "runId" = ${key.runId}::uuid and "accountId" = ${key.accountId}`;
      if (again) await enqueueReplay(tx, key, requeued);
      requeued += again ? 1 : 0;
    }
    await requeueLost(tx);
    const open = await tx.historyRun.findMany({
      where: { state: { in: ['queued', 'running'] } },
      select: { id: true },
    });
    for (const { id } of open) await settleRun(id);
    return requeued;
  });
}

/** A job that broke before it had claimed its account is tried no more by the queue: the account waits for a new one. */
async function requeueLost(tx: Db): Promise<void> {
  const lost = await tx.$queryRaw<ReplayKey[]>`
    select a."runId", a."accountId" from "HistoryRunAccount" a
    where a.state = 'queued' and not exists (
      select 1 from graphile_worker.jobs j where j.key = 'replay:' || a."runId" || ':' || a."accountId"
        and (j.attempts < j.max_attempts or j.locked_at is not null))`;
  for (const [position, key] of lost.entries()) await enqueueReplay(tx, key, position);
}

const workerGone = {
  code: 'internal',
  message: 'The worker stopped three times while it judged this account.',
  whatToDo: 'Look at the log of the worker, then start the run again.',
};
