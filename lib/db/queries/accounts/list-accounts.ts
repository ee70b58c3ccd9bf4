import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { resolveSettings } from '@/lib/posture/settings/resolve-settings';
import type { PostureSummary, UnknownFact } from '@/lib/posture/types';
import type { StageName } from '@/lib/snapshot/stage';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import {
  allOf,
  contains,
  limitOf,
  oneOf,
  orderBy,
  type List,
  type Paging,
  type Sorting,
} from '../../sql/list';
import { openFindings } from '../../sql/open-findings';
import { accountsOf, instant, seenAccounts, type Place } from '../../sql/seen-accounts';

export type AccountColumn =
  'name' | 'score' | 'critical' | 'high' | 'open' | 'users' | 'snapshotAt' | 'worst' | 'health';

export interface ListAccountsParams extends Place, Paging, Sorting<AccountColumn> {
  at: AsOf;
  q?: string;
  status?: readonly ('linked' | 'disabled' | 'failing')[];
  health?: readonly HealthFilter[];
}

/** How the link does, the loudest first: failing, disabled, permission missing, waiting, linked, offline. */
export const linkHealths = [
  'failing',
  'disabled',
  'permission-missing',
  'waiting',
  'linked',
  'offline',
] as const;
export type LinkHealth = (typeof linkHealths)[number];

/** `stale` is not a health of its own: a link of any health may have old data. */
export type HealthFilter = LinkHealth | 'stale';

/** A stage of the last scan that brought back less than it should. */
export interface IncompleteStage {
  name: StageName;
  code: string | null;
  operation: string | null;
}

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
  /** The root user has neither password nor key: its credentials were removed by the organization. */
  rootRemoved: boolean;
  /** What the newest snapshot could not tell. */
  unknown: UnknownFact[];
  health: LinkHealth;
  /** Age of the data in hours when a linked account's is older than the setting allows at the moment shown, else null. */
  staleHours: number | null;
  /** The newest scan that has ended. */
  lastScan: LastScan | null;
  /** Queued or running now. */
  scanUnderWay: { id: string; state: 'queued' | 'running' } | null;
  nextScanAt: Date | null;
}

export interface LastScan {
  id: string;
  state: string;
  endedAt: Date | null;
  error: { code: string; operation: string; message: string; whatToDo: string } | null;
  incomplete: IncompleteStage[];
}

interface Row extends Omit<AccountListRow, 'unknown' | 'lastScan' | keyof MetricColumns> {
  metric: PostureSummary | null;
  lastScan: (Omit<LastScan, 'endedAt'> & { endedAt: string | null }) | null;
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
  | 'rootRemoved'
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
} satisfies Record<Exclude<AccountColumn, 'health'>, Prisma.Sql>;

/** Accounts, also those without a snapshot yet; by name unless told otherwise. */
export async function listAccounts(
  viewer: Viewer,
  params: ListAccountsParams,
): Promise<List<AccountListRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const moment = at.kind === 'past' ? at.at : now();
  const { staleAfterHours } = await readEstateSettings();
  const isStale = Prisma.sql`(a.source = 'linked' and s.at < ${instant(moment)} - make_interval(hours => ${staleAfterHours}))`;
  const where = allOf([
    accountsOf(viewer, params),
    contains([Prisma.sql`a.name`, Prisma.sql`a.id`], params.q),
    oneOf(Prisma.sql`a.status`, params.status),
    healthCondition(params.health, isStale),
  ]);
  const from = Prisma.sql`
    from "Account" a left join seen s on s."accountId" = a.id left join lateral (
      select x.* from "Scan" x where x."accountId" = a.id and x.state not in ('queued', 'running')
      order by x."queuedAt" desc limit 1) x on true`;
  const { column: sortColumn, direction } = params.sort ?? { column: 'name', direction: 'asc' };
  const [rows, counts] = await Promise.all([
    db().$queryRaw<Row[]>`
      with ${seenAccounts(viewer, params, at)}, counted as (
        select f."accountId", (count(*) filter (where f.severity = 'critical'))::int as critical,
          (count(*) filter (where f.severity = 'high'))::int as high, count(*)::int as open
        from ${openFindings(at)} f group by 1)
      select a.id, a.name, a.partition, a.source, a.status, a."organizationState", a."ouId", u.name as "ouName", a."roleArn",
        s.at as "snapshotAt", coalesce(o.critical, 0) as critical, coalesce(o.high, 0) as high, coalesce(o.open, 0) as open,
        m.values as metric, a."nextScanAt", ${healthOf} as health, case when ${isStale} then
          floor(extract(epoch from ${instant(moment)} - s.at) / 3600)::int end as "staleHours",
        case when x.id is not null then jsonb_build_object('id', x.id, 'state', x.state, 'endedAt', x."endedAt",
          'error', x.error, 'incomplete', coalesce((select jsonb_agg(jsonb_build_object('name', t.name,
            'code', t.error->>'code', 'operation', t.error->>'operation') order by t.position)
            from "Stage" t where t."scanId" = x.id and t.state in ('failed', 'partial')), '[]')) end as "lastScan",
        (select jsonb_build_object('id', w.id, 'state', w.state) from "Scan" w
          where w."accountId" = a.id and w.state in ('queued', 'running') limit 1) as "scanUnderWay"
      ${from} left join "OrganizationalUnit" u on u.id = a."ouId"
      left join "AccountMetric" m on m."accountId" = a.id and m."takenAt" = s.at
      left join counted o on o."accountId" = a.id
      where ${where} ${orderBy(sortColumn === 'health' ? byTrouble(isStale) : column[sortColumn], direction, Prisma.sql`a.id`)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`
      with ${seenAccounts(viewer, params, at)} select count(*)::int as total ${from} where ${where}`,
  ]);
  return { rows: rows.map(toAccountRow), total: counts[0]?.total ?? 0 };
}

/** How many accounts of a place have each health, and how many have old data: for the filter. */
export async function countAccountHealth(
  viewer: Viewer,
  params: Place & { at: AsOf },
): Promise<Record<HealthFilter, number>> {
  const { rows } = await listAccounts(viewer, { ...params, size: 10_000 });
  const counts: Record<HealthFilter, number> = {
    failing: 0,
    disabled: 0,
    'permission-missing': 0,
    waiting: 0,
    linked: 0,
    offline: 0,
    stale: 0,
  };
  for (const { health, staleHours } of rows) {
    counts[health] += 1;
    if (staleHours !== null) counts.stale += 1;
  }
  return counts;
}

async function readEstateSettings() {
  const overrides = await db().setting.findMany({
    where: { scope: 'estate', key: 'staleAfterHours' },
    select: { scope: true, key: true, value: true },
  });
  return resolveSettings(overrides, { accountId: null, ouPath: [] });
}

/** Of `"Account"` a, its newest snapshot s and its last scan x. */
const healthOf = Prisma.sql`case when a.source = 'offline' then 'offline' when a.status = 'failing' then 'failing'
  when a.status = 'disabled' then 'disabled' when s.at is null then 'waiting' when x.state = 'partial' then 'permission-missing'
  else 'linked' end`;

/** The link that needs somebody first, then by name. */
function byTrouble(isStale: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`case ${healthOf} when 'failing' then 1 when 'permission-missing' then 2 when 'disabled' then 5
    when 'offline' then 7 else case when ${isStale} then 3 when s.at is null then 4 else 6 end end || lower(a.name)`;
}

function healthCondition(
  wanted: readonly HealthFilter[] | undefined,
  isStale: Prisma.Sql,
): Prisma.Sql | null {
  if (!wanted || wanted.length === 0) return null;
  const healths = oneOf(
    healthOf,
    wanted.filter((health) => health !== 'stale'),
  );
  const parts = [healths, wanted.includes('stale') ? isStale : null].filter((part) => part !== null);
  return Prisma.sql`(${Prisma.join(parts, ' or ')})`;
}

function toAccountRow({ metric, lastScan, ...row }: Row): AccountListRow {
  return {
    ...row,
    ...(metric ? figuresOf(metric) : noFigures),
    lastScan: lastScan && { ...lastScan, endedAt: lastScan.endedAt ? new Date(lastScan.endedAt) : null },
  };
}

type Figures = MetricColumns & Pick<AccountListRow, 'unknown'>;

const noFigures: Figures = {
  score: null,
  users: null,
  roles: null,
  consoleUsers: null,
  mfaCoveragePercent: null,
  activeKeys: null,
  rootMfaActive: null,
  rootActiveKeys: null,
  rootRemoved: false,
  unknown: [],
};

function figuresOf(metric: PostureSummary): Figures {
  const { score, users, roles, consoleUsers, mfaCoveragePercent, activeKeys, root, unknown } = metric;
  return {
    score,
    users,
    roles,
    consoleUsers,
    mfaCoveragePercent,
    activeKeys,
    rootMfaActive: root.mfaActive,
    rootActiveKeys: root.activeKeys,
    rootRemoved: root.passwordEnabled === false && root.activeKeys === 0,
    unknown,
  };
}
