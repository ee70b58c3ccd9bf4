import type { StageError, StageName, StageOutcome } from '@/lib/snapshot/stage';
import { stageNames } from '@/lib/snapshot/stage';
import { db } from '../client';

/** Notes that a stage began, so that pages show it as running. */
export async function recordStageStarted(scanId: string, stage: StageName): Promise<void> {
  await db().$executeRaw`
    insert into "Stage" ("scanId", name, position, state, "startedAt")
    values (${scanId}::uuid, ${stage}, ${stageNames.indexOf(stage)}, 'running', clock_timestamp())
    on conflict ("scanId", name) do update set state = 'running', "startedAt" = clock_timestamp(), "endedAt" = null`;
}

/** Notes how a stage ended. */
export async function recordStageEnded(scanId: string, outcome: StageOutcome): Promise<void> {
  await db().$executeRaw`
    insert into "Stage" ("scanId", name, position, state, error, reason, "startedAt", "endedAt", calls, throttles, notices)
    values (${scanId}::uuid, ${outcome.name}, ${stageNames.indexOf(outcome.name)}, ${outcome.state},
      ${outcome.error ? JSON.stringify(outcome.error) : null}::jsonb, ${outcome.reason},
      ${outcome.startedAt}::timestamptz, ${outcome.endedAt}::timestamptz, ${outcome.calls}, ${outcome.throttles},
      ${JSON.stringify(outcome.notices)}::jsonb)
    on conflict ("scanId", name) do update set state = excluded.state, error = excluded.error, reason = excluded.reason,
      "startedAt" = excluded."startedAt", "endedAt" = excluded."endedAt", calls = excluded.calls, throttles = excluded.throttles, notices = excluded.notices`;
}

/** Where the scan stands: the stage that runs, how far it is, and the calls so far. */
export async function recordProgress(
  scanId: string,
  progress: { stage: StageName | null; done: number; total: number | null; calls: number; throttles: number },
): Promise<void> {
  const { stage, done, total, calls, throttles } = progress;
  await db().$executeRaw`
    update "Scan" set progress = ${JSON.stringify({ stage, done, total })}::jsonb, calls = ${calls}, throttles = ${throttles}
    where id = ${scanId}::uuid and state = 'running'`;
}

/** Ends a scan that brought no snapshot back. The account's page says `failing` until a scan succeeds. */
export async function recordScanFailed(
  scan: { id: string; accountId: string; owner: string },
  end: {
    state: 'failed' | 'cancelled';
    error: StageError | null;
    calls: number;
    throttles: number;
    /** When it ended; now when left out. Given only where history is collected. */
    at?: Date;
  },
): Promise<boolean> {
  const ended = await db().$executeRaw`
    update "Scan" set state = ${end.state}, "endedAt" = coalesce(${end.at ?? null}::timestamptz, clock_timestamp()), owner = null, "leaseUntil" = null,
      progress = null, error = ${end.error ? JSON.stringify(end.error) : null}::jsonb,
      calls = ${end.calls}, throttles = ${end.throttles}
    where id = ${scan.id}::uuid and owner = ${scan.owner} and state = 'running'`;
  if (ended === 0) return false;
  if (end.state === 'failed') {
    await db().account.updateMany({
      where: { id: scan.accountId, status: 'linked' },
      data: { status: 'failing' },
    });
  }
  return true;
}
