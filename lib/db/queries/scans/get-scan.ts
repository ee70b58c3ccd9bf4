import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import type { StageError, StageName } from '@/lib/snapshot/stage';
import { db } from '../../client';
import { accountsOf } from '../../sql/seen-accounts';
import { getEffectiveSettings } from '../settings/get-settings';
import { scanColumns, type ScanListRow } from './list-scans';

export interface ScanStage {
  name: StageName;
  state: 'running' | 'succeeded' | 'partial' | 'skipped' | 'failed';
  error: StageError | null;
  reason: string | null;
  startedAt: Date;
  endedAt: Date | null;
  milliseconds: number | null;
  calls: number;
  throttles: number;
  notices: string[];
}

export interface ScanDetail extends ScanListRow {
  stages: ScanStage[];
  /** Set when other scans wait or run before a queued one. */
  ahead: number;
  /** Stages that are switched on for the account now: a scan under way runs as many. */
  stagesOn: number;
}

/** One scan with its stages; polled while it runs. Throws `not-found` outside the viewer's scope. */
export async function getScan(viewer: Viewer, { scanId }: { scanId: string }): Promise<ScanDetail> {
  requirePermission(viewer, 'posture:read');
  const rows = /^[0-9a-f-]{36}$/i.test(scanId)
    ? await db().$queryRaw<(ScanListRow & { ahead: number })[]>`
      select ${scanColumns}, (select count(*)::int from "Scan" q where x.state = 'queued'
        and q.state in ('queued', 'running') and q."queuedAt" < x."queuedAt") as ahead
      from "Scan" x join "Account" a on a.id = x."accountId"
      where x.id = ${scanId}::uuid and ${accountsOf(viewer, {})}`
    : [];
  const scan = rows[0];
  if (!scan)
    throw new AppError('not-found', 'There is no such scan here.', 'Look for it in the list of scans.');
  const stages = await db().$queryRaw<ScanStage[]>`
    select name, state, error, reason, "startedAt", "endedAt",
      round(extract(epoch from "endedAt" - "startedAt") * 1000)::int as milliseconds, calls, throttles, notices
    from "Stage" where "scanId" = ${scanId}::uuid order by position`;
  const settings = await getEffectiveSettings(viewer, { accountId: scan.accountId });
  return { ...scan, stages, stagesOn: stagesOf(settings).size };
}
