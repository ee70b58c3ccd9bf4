import type { StageOutcome } from '@/lib/snapshot/stage';
import { stageNames } from '@/lib/snapshot/stage';
import { AppError } from '@/lib/errors';
import type { Db } from '../client';

/** Locks the scan and checks that it runs under this owner: a scan that another worker took over cannot save. */
export async function requireLease(
  tx: Db,
  scan: { id: string; owner: string },
  accountId: string,
): Promise<void> {
  const rows = await tx.$queryRaw<{ owner: string | null; state: string; accountId: string }[]>`
    select owner, state, "accountId" from "Scan" where id = ${scan.id}::uuid for update`;
  const row = rows[0];
  if (row?.state === 'running' && row.owner === scan.owner && row.accountId === accountId) return;
  throw new AppError(
    'conflict',
    'The scan is no longer ours: it was taken over, cancelled or has ended.',
    'Nothing was saved. Look at the scan that took over.',
    { scanId: scan.id, state: row?.state ?? null },
  );
}

function stateOf(stages: readonly StageOutcome[]): 'succeeded' | 'partial' {
  return stages.some(({ state }) => state === 'failed' || state === 'partial') ? 'partial' : 'succeeded';
}

export interface ScanEnd {
  stages: readonly StageOutcome[];
  snapshotId: string;
  outcome: { opened: number; resolved: number; identities: number };
}

/** Ends a scan that brought a snapshot back: its stages, calls and outcome. */
export async function endScan(
  tx: Db,
  scan: { id: string },
  { stages, snapshotId, outcome }: ScanEnd,
): Promise<void> {
  const rows = stages.map((stage) => ({
    ...stage,
    scanId: scan.id,
    position: stageNames.indexOf(stage.name),
  }));
  const sum = (field: 'calls' | 'throttles') => stages.reduce((total, stage) => total + stage[field], 0);
  const endedAt =
    stages
      .map((stage) => stage.endedAt)
      .sort()
      .at(-1) ?? null;
  await tx.$executeRaw`
    insert into "Stage" ("scanId", name, position, state, error, reason, "startedAt", "endedAt", calls, throttles, notices)
    select "scanId", name, position, state, error, reason, "startedAt", "endedAt", calls, throttles, coalesce(notices, '[]')
    from jsonb_populate_recordset(null::"Stage", ${JSON.stringify(rows)}::jsonb)
    on conflict ("scanId", name) do update set position = excluded.position, state = excluded.state,
      error = excluded.error, reason = excluded.reason, "startedAt" = excluded."startedAt",
      "endedAt" = excluded."endedAt", calls = excluded.calls, throttles = excluded.throttles, notices = excluded.notices`;
  await tx.$executeRaw`
    update "Scan" set state = ${stateOf(stages)}, "snapshotId" = coalesce((
        select ${snapshotId}::uuid where not exists (select 1 from "Scan" where "snapshotId" = ${snapshotId}::uuid)), "snapshotId"),
      "endedAt" = greatest("startedAt", coalesce(${endedAt}::timestamptz, clock_timestamp())),
      owner = null, "leaseUntil" = null, progress = null, error = null,
      calls = greatest(calls, ${sum('calls')}::int), throttles = greatest(throttles, ${sum('throttles')}::int),
      outcome = ${JSON.stringify(outcome)}::jsonb
    where id = ${scan.id}::uuid`;
}
