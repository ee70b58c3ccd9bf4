import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { Prisma } from '../../generated/client';

/** One re-evaluation of history. */
export interface HistoryRunRow {
  id: string;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  /** Null: the whole estate. */
  accountId: string | null;
  accountName: string | null;
  from: Date | null;
  reason: string | null;
  requestedBy: string;
  trigger: 'person' | 'command-line';
  catalogueVersion: number;
  queuedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  cancelRequested: boolean;
  accounts: number;
  accountsDone: number;
  snapshots: number;
  snapshotsDone: number;
  /** The oldest snapshot that was judged again so far. */
  oldest: Date | null;
  /** Accounts being judged now, by name. */
  current: string[];
  /** Accounts that kept the verdicts they had, with why. */
  failures: { accountId: string; name: string; message: string; whatToDo: string }[];
}

const runsShown = 50;

const columns = Prisma.sql`
  r.id, r.state, r."accountId", o.name as "accountName", r."from", r.reason, r."requestedBy", r.trigger,
  r."catalogueVersion", r."queuedAt", r."startedAt", r."endedAt", r."cancelRequestedAt" is not null as "cancelRequested",
  t.*
  from "HistoryRun" r left join "Account" o on o.id = r."accountId"
  cross join lateral (
    select count(*)::int as accounts, count(*) filter (where x.state = 'succeeded')::int as "accountsDone",
      coalesce(sum(x.snapshots), 0)::int as snapshots, coalesce(sum(x.done), 0)::int as "snapshotsDone",
      min(x.oldest) as oldest,
      coalesce(jsonb_agg(a.name order by a.name) filter (where x.state = 'running'), '[]') as current,
      coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name, 'message', x.error->>'message',
        'whatToDo', x.error->>'whatToDo') order by a.name) filter (where x.state = 'failed'), '[]') as failures
    from "HistoryRunAccount" x join "Account" a on a.id = x."accountId" where x."runId" = r.id) t`;

/** The newest runs, newest first. */
export async function listRuns(viewer: Viewer): Promise<HistoryRunRow[]> {
  requirePermission(viewer, 'history:replay');
  return db().$queryRaw<HistoryRunRow[]>`select ${columns} order by r."queuedAt" desc limit ${runsShown}`;
}

/** One run; polled while it is under way. Throws `not-found`. */
export async function getRun(viewer: Viewer, { runId }: { runId: string }): Promise<HistoryRunRow> {
  requirePermission(viewer, 'history:replay');
  const rows = /^[0-9a-f-]{36}$/i.test(runId)
    ? await db().$queryRaw<HistoryRunRow[]>`select ${columns} where r.id = ${runId}::uuid`
    : [];
  const run = rows[0];
  if (!run) throw new AppError('not-found', 'There is no such run.', 'Look for it in the list of runs.');
  return run;
}
