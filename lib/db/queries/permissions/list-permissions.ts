import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
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
import { daysUntilSeen, seenAccounts, validAt, type Place } from '../../sql/seen-accounts';

export type PermissionColumn = 'name' | 'account' | 'granted' | 'unused' | 'unusedShare' | 'idleDays';

export interface PermissionFilter extends Place {
  kind?: readonly ('user' | 'group' | 'role')[];
  q?: string;
  /** Identities with at least half of their services unused. With `noneUsed` as well, either of the two. */
  halfUnused?: boolean;
  /** Identities that used nothing of what they are granted. */
  noneUsed?: boolean;
  identityId?: string;
  /** Identities that are granted this service. */
  service?: string;
  /** Identities that are granted any of these services. */
  services?: readonly string[];
}

export interface ListPermissionsParams extends PermissionFilter, Paging, Sorting<PermissionColumn> {
  at: AsOf;
}

export interface PermissionListRow {
  id: string;
  name: string;
  kind: 'user' | 'group' | 'role';
  accountId: string;
  accountName: string;
  granted: number;
  used: number;
  unused: number;
  notTracked: number;
  /** 0 to 1: unused services of those granted. */
  unusedShare: number;
  administrator: string | null;
  /** Null for a group, which never acts itself. */
  lastActivityAt: Date | null;
  idleDays: number | null;
  /** Whole days since it was created; null when that is not known. */
  ageDays: number | null;
  owner: string | null;
  snapshotAt: Date;
}

const column = {
  name: Prisma.sql`lower(i.name)`,
  account: Prisma.sql`lower(s.name)`,
  granted: Prisma.sql`g.granted`,
  unused: Prisma.sql`g.unused`,
  unusedShare: Prisma.sql`"unusedShare"`,
  idleDays: Prisma.sql`"idleDays"`,
} satisfies Record<PermissionColumn, Prisma.Sql>;

/** The `from … where` of identities that are judged: those with any service granted, service-linked roles apart. */
export function permissionsFrom(filter: PermissionFilter, at: AsOf): Prisma.Sql {
  return Prisma.sql`
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)} and not i."serviceLinked"
    join "GrantTally" g on g."identityId" = i."identityId" and ${validAt('g', at)}
    left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}
    where ${allOf([
      Prisma.sql`i.kind <> 'root'`,
      filter.identityId ? Prisma.sql`i."identityId" = ${filter.identityId}::uuid` : null,
      oneOf(Prisma.sql`i.kind`, filter.kind),
      contains([Prisma.sql`i.name`], filter.q),
      unusedBy(filter),
      grantedAny(filter.service ? [filter.service] : filter.services, at),
    ])}`;
}

function grantedAny(services: readonly string[] | undefined, at: AsOf): Prisma.Sql | null {
  const any = oneOf(Prisma.sql`x.service`, services);
  if (!any) return null;
  return Prisma.sql`exists (select 1 from "GrantState" x where x."identityId" = i."identityId" and x.action = ''
    and ${any} and ${validAt('x', at)})`;
}

/** Condition on the counts of `permissionsFrom`: half of the services unused, or nothing used. */
export function unusedBy({ halfUnused, noneUsed }: PermissionFilter): Prisma.Sql | null {
  const half = Prisma.sql`g.unused * 2 >= g.granted`;
  const none = Prisma.sql`g.used = 0`;
  if (halfUnused && noneUsed) return Prisma.sql`(${half} or ${none})`;
  if (halfUnused) return half;
  return noneUsed ? none : null;
}

/** Identities with the services that they may use and those that they did, most unused first. */
export async function listPermissions(
  viewer: Viewer,
  params: ListPermissionsParams,
): Promise<List<PermissionListRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const from = permissionsFrom(params, at);
  const { column: sortColumn, direction } = params.sort ?? { column: 'unused', direction: 'desc' };
  const [rows, counts] = await Promise.all([
    db().$queryRaw<PermissionListRow[]>`
      with ${seen}
      select i."identityId" as id, i.name, i.kind, s."accountId", s.name as "accountName", g.granted, g.used, g.unused,
        g."notTracked", (g.unused::float8 / g.granted) as "unusedShare", i.administrator, u."lastActivityAt", i.owner,
        ${daysUntilSeen(Prisma.sql`i."createdAt"`)} as "ageDays", s.at as "snapshotAt",
        ${daysUntilSeen(Prisma.sql`coalesce(u."lastActivityAt", i."createdAt")`)} as "idleDays"
      ${from} ${orderBy(column[sortColumn], direction, Prisma.sql`i."identityId"`)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`with ${seen} select count(*)::int as total ${from}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
