import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { allOf, limitOf, oneOf, type List, type Paging } from '../../sql/list';
import { accountsOf, type Place } from '../../sql/seen-accounts';

export const scanStates = [
  'queued',
  'running',
  'succeeded',
  'partial',
  'failed',
  'cancelled',
  'interrupted',
] as const;
export type ScanState = (typeof scanStates)[number];

export interface ListScansParams extends Place, Paging {
  state?: readonly ScanState[];
}

export interface ScanListRow {
  id: string;
  accountId: string;
  accountName: string;
  state: ScanState;
  trigger: 'schedule' | 'person' | 'command-line' | 'link';
  requestedBy: string | null;
  attempt: number;
  queuedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Whole seconds from start to end, or to now while it runs. */
  seconds: number | null;
  calls: number;
  throttles: number;
  /** The stage that runs, and how far it is; total null: an honest "working". */
  progress: { stage: string | null; done: number; total: number | null } | null;
  error: {
    code: string;
    operation: string;
    message: string;
    whatToDo: string;
    requestId: string | null;
  } | null;
  outcome: { opened: number; resolved: number; identities: number } | null;
  snapshotId: string | null;
  stagesDone: number;
  stagesFailed: number;
  cancelRequested: boolean;
}

export const scanColumns = Prisma.sql`
  x.id, x."accountId", a.name as "accountName", x.state, x.trigger, x."requestedBy", x.attempt, x."queuedAt", x."startedAt",
  x."endedAt", floor(extract(epoch from coalesce(x."endedAt", clock_timestamp()) - x."startedAt"))::int as seconds,
  x.calls, x.throttles, x.progress, x.error, x.outcome, x."snapshotId",
  (select count(*)::int from "Stage" t where t."scanId" = x.id and t.state <> 'running') as "stagesDone",
  (select count(*)::int from "Stage" t where t."scanId" = x.id and t.state in ('failed', 'partial')) as "stagesFailed",
  x."cancelRequestedAt" is not null as "cancelRequested"`;

/** Scans, those under way first, then the newest. */
export async function listScans(viewer: Viewer, params: ListScansParams): Promise<List<ScanListRow>> {
  requirePermission(viewer, 'posture:read');
  const from = Prisma.sql`from "Scan" x join "Account" a on a.id = x."accountId"
    where ${allOf([accountsOf(viewer, params), oneOf(Prisma.sql`x.state`, params.state)])}`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<ScanListRow[]>`
      select ${scanColumns} ${from}
      order by x.state in ('running', 'queued') desc, x."queuedAt" desc, x.id ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`select count(*)::int as total ${from}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}

/** How many scans there are in each state, for the filter. */
export async function countScans(viewer: Viewer, params: Place): Promise<Record<ScanState, number>> {
  requirePermission(viewer, 'posture:read');
  const rows = await db().$queryRaw<{ state: ScanState; count: number }[]>`
    select x.state, count(*)::int as count from "Scan" x join "Account" a on a.id = x."accountId"
    where ${accountsOf(viewer, params)} group by 1`;
  const counts = Object.fromEntries(scanStates.map((state) => [state, 0])) as Record<ScanState, number>;
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}
