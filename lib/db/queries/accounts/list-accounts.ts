import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { PostureSummary, UnknownFact } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { allOf, contains, limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { openFindings } from '../../sql/open-findings';
import { accountsOf, seenAccounts, type Place } from '../../sql/seen-accounts';

export type AccountColumn =
  'name' | 'score' | 'critical' | 'high' | 'open' | 'users' | 'snapshotAt' | 'worst';

export interface ListAccountsParams extends Place, Paging, Sorting<AccountColumn> {
  at: AsOf;
  q?: string;
  status?: readonly ('linked' | 'disabled' | 'failing')[];
}

/** How the link does, the loudest first: failing, disabled, permission missing, waiting, linked, offline. */
export type LinkHealth = 'failing' | 'disabled' | 'permission-missing' | 'waiting' | 'linked' | 'offline';

export interface AccountListRow {
  id: string;
  name: string;
  partition: string;
  source: 'linked' | 'offline';
  status: 'linked' | 'disabled' | 'failing';
  organizationState: string | null;
  ouId: string | null;
  ouName: string | null;
  roleArn: string | null;
  /** Null before the first snapshot (up to the moment shown). */
  snapshotAt: Date | null;
  score: number | null;
  critical: number;
  high: number;
  open: number;
  users: number | null;
  roles: number | null;
  consoleUsers: number | null;
  mfaCoveragePercent: number | null;
  activeKeys: number | null;
  /** Null: not known. */
  rootMfaActive: boolean | null;
  rootActiveKeys: number | null;
  /** What the newest snapshot could not tell. */
  unknown: UnknownFact[];
  health: LinkHealth;
  lastScan: { id: string; state: string; endedAt: Date | null; error: unknown } | null;
  nextScanAt: Date | null;
}

interface Row extends Omit<AccountListRow, 'health' | 'unknown' | 'lastScan' | keyof MetricColumns> {
  metric: PostureSummary | null;
  lastScan: { id: string; state: string; endedAt: string | null; error: unknown } | null;
}

type MetricColumns = Pick<
  AccountListRow,
  | 'users'
  | 'roles'
  | 'consoleUsers'
  | 'mfaCoveragePercent'
  | 'activeKeys'
  | 'rootMfaActive'
  | 'rootActiveKeys'
  | 'score'
>;

const column = {
  name: Prisma.sql`lower(a.name)`,
  score: Prisma.sql`(m.values->>'score')::float8`,
  critical: Prisma.sql`critical`,
  high: Prisma.sql`high`,
  open: Prisma.sql`open`,
  users: Prisma.sql`(m.values->>'users')::int`,
  snapshotAt: Prisma.sql`s.at`,
  worst: Prisma.sql`array[coalesce(o.critical, 0), coalesce(o.high, 0), coalesce(o.open, 0)]`,
} satisfies Record<AccountColumn, Prisma.Sql>;

/** Accounts, also those without a snapshot yet; by name unless told otherwise. */
export async function listAccounts(
  viewer: Viewer,
  params: ListAccountsParams,
): Promise<List<AccountListRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const where = allOf([
    accountsOf(viewer, params),
    contains([Prisma.sql`a.name`, Prisma.sql`a.id`], params.q),
    params.status?.length ? Prisma.sql`a.status in (${Prisma.join([...params.status])})` : null,
  ]);
  const { column: sortColumn, direction } = params.sort ?? { column: 'name', direction: 'asc' };
  const [rows, counts] = await Promise.all([
    db().$queryRaw<Row[]>`
      with ${seenAccounts(viewer, params, at)}, counted as (
        select f."accountId", (count(*) filter (where f.severity = 'critical'))::int as critical,
          (count(*) filter (where f.severity = 'high'))::int as high, count(*)::int as open
        from ${openFindings(at)} f group by 1)
      select a.id, a.name, a.partition, a.source, a.status, a."organizationState", a."ouId", u.name as "ouName", a."roleArn",
        s.at as "snapshotAt", coalesce(o.critical, 0) as critical, coalesce(o.high, 0) as high, coalesce(o.open, 0) as open,
        m.values as metric, a."nextScanAt", (
          select jsonb_build_object('id', x.id, 'state', x.state, 'endedAt', x."endedAt", 'error', x.error) from "Scan" x
          where x."accountId" = a.id and x.state not in ('queued', 'running') order by x."queuedAt" desc limit 1) as "lastScan"
      from "Account" a left join seen s on s."accountId" = a.id
      left join "OrganizationalUnit" u on u.id = a."ouId"
      left join "AccountMetric" m on m."accountId" = a.id and m."takenAt" = s.at
      left join counted o on o."accountId" = a.id
      where ${where} ${orderBy(column[sortColumn], direction, Prisma.sql`a.id`)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`select count(*)::int as total from "Account" a where ${where}`,
  ]);
  return { rows: rows.map(toAccountRow), total: counts[0]?.total ?? 0 };
}

function toAccountRow({ metric, lastScan, ...row }: Row): AccountListRow {
  const scan = lastScan && { ...lastScan, endedAt: lastScan.endedAt ? new Date(lastScan.endedAt) : null };
  return {
    ...row,
    score: metric?.score ?? null,
    users: metric?.users ?? null,
    roles: metric?.roles ?? null,
    consoleUsers: metric?.consoleUsers ?? null,
    mfaCoveragePercent: metric?.mfaCoveragePercent ?? null,
    activeKeys: metric?.activeKeys ?? null,
    rootMfaActive: metric?.root.mfaActive ?? null,
    rootActiveKeys: metric?.root.activeKeys ?? null,
    unknown: metric?.unknown ?? [],
    lastScan: scan,
    health: healthOf(row, scan),
  };
}

function healthOf(
  row: Pick<AccountListRow, 'source' | 'status' | 'snapshotAt'>,
  scan: AccountListRow['lastScan'],
): LinkHealth {
  if (row.source === 'offline') return 'offline';
  if (row.status === 'failing') return 'failing';
  if (row.status === 'disabled') return 'disabled';
  if (!row.snapshotAt) return 'waiting';
  return scan?.state === 'partial' ? 'permission-missing' : 'linked';
}
