import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { ShareStatus } from '@/lib/iam/unused/summarize-shares';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { daysUntilSeen, seenAccounts, validAt } from '../../sql/seen-accounts';
import { percentOf, rightsFrom, type RightsFilter } from './rights-from';

export type RightsColumn = 'name' | 'account' | 'unused' | 'unknown' | 'idleDays' | 'growth' | 'granted';

export interface ListRightsParams extends RightsFilter, Paging, Sorting<RightsColumn> {
  at: AsOf;
}

export interface RightsRow {
  id: string;
  name: string;
  kind: 'user' | 'role';
  accountId: string;
  accountName: string;
  /** Scored, or why its share does not count. */
  status: ShareStatus;
  /** The fair share in percent of all that is granted; null where it could not be told. */
  used: number | null;
  unused: number | null;
  unknown: number | null;
  administrator: string | null;
  lastActivityAt: Date | null;
  idleDays: number | null;
  ageDays: number | null;
  owner: string | null;
  /** Services and tracked actions that are granted. */
  grantedServices: number;
  grantedActions: number;
  /** Services granted 90 days before; null when the identity was granted nothing, or was not known, then. */
  servicesBefore: number | null;
  /** Services gained since then. */
  growth: number | null;
  snapshotAt: Date;
}

/** Days over which growth is told. */
export const growthDays = 90;

const column = {
  name: Prisma.sql`lower(name)`,
  account: Prisma.sql`lower("accountName")`,
  unused: Prisma.sql`unused`,
  unknown: Prisma.sql`"unknown"`,
  idleDays: Prisma.sql`"idleDays"`,
  granted: Prisma.sql`"grantedServices"`,
  growth: Prisma.sql`growth`,
} satisfies Record<RightsColumn, Prisma.Sql>;

/** Services and actions granted now, and services granted `growthDays` before the snapshot shown, by identity. */
function grantsBy(at: AsOf): Prisma.Sql {
  const then = Prisma.sql`s.at - make_interval(days => ${growthDays}::int)`;
  return Prisma.sql`grants as materialized (
    select g."identityId",
      (count(*) filter (where g.action = '' and ${validAt('g', at)}))::int as services,
      (count(*) filter (where g.action not in ('', '*') and ${validAt('g', at)}))::int as actions,
      nullif(count(*) filter (where g.action = '' and g."validFrom" <= ${then}
        and (g."validTo" is null or g."validTo" > ${then})), 0)::int as before
    from seen s join "GrantState" g on g."accountId" = s."accountId" group by 1)`;
}

/** Users and roles with the fair share of rights that they do not use, most unused first. */
export async function listRights(viewer: Viewer, params: ListRightsParams): Promise<List<RightsRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const { column: sortColumn, direction } = params.sort ?? { column: 'unused', direction: 'desc' };
  const all = Prisma.sql`with ${seen}, ${grantsBy(at)}, rows as (
    select i."identityId" as id, i.name, i.kind, s."accountId", s.name as "accountName", r.status,
      ${percentOf('used')} as used, ${percentOf('unused')} as unused, ${percentOf('unknown')} as "unknown",
      i.administrator, u."lastActivityAt", i.owner, ${daysUntilSeen(Prisma.sql`i."createdAt"`)} as "ageDays",
      ${daysUntilSeen(Prisma.sql`coalesce(u."lastActivityAt", i."createdAt")`)} as "idleDays",
      coalesce(g.services, 0) as "grantedServices", coalesce(g.actions, 0) as "grantedActions",
      g.before as "servicesBefore", g.services - g.before as growth, s.at as "snapshotAt"
    ${rightsFrom(params, at)})`;
  const grew = params.grew ? Prisma.sql`where growth > 0` : Prisma.empty;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<RightsRow[]>`${all} select * from rows ${grew}
      ${orderBy(column[sortColumn], direction, Prisma.sql`id`)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`${all} select count(*)::int as total from rows ${grew}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
