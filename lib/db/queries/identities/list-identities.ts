import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { IdentityKind } from '@/lib/posture/projection/types';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { openFindings, severityRank } from '../../sql/open-findings';
import { daysUntilSeen, seenAccounts, validAt } from '../../sql/seen-accounts';
import { identitiesWhere, type IdentityFilter } from './identities-where';

export type IdentityColumn =
  | 'name'
  | 'account'
  | 'kind'
  | 'createdAt'
  | 'lastActivityAt'
  | 'oldestKeyDays'
  | 'unusedServices'
  | 'openFindings'
  | 'administrator';

export interface ListIdentitiesParams extends IdentityFilter, Paging, Sorting<IdentityColumn> {
  at: AsOf;
}

export interface IdentityListRow {
  id: string;
  arn: string;
  name: string;
  kind: IdentityKind;
  path: string;
  accountId: string;
  accountName: string;
  createdAt: Date | null;
  /** Null: not known whether there is a password. */
  passwordEnabled: boolean | null;
  mfaActive: boolean | null;
  mfaKinds: string[];
  activeKeys: number | null;
  /** Whole days at the snapshot, of the oldest active key. */
  oldestKeyDays: number | null;
  /** Null: no activity recorded. */
  lastActivityAt: Date | null;
  lastActivityBy: string | null;
  /** Whole days since the last activity, else since creation. */
  idleDays: number | null;
  grantedServices: number;
  unusedServices: number;
  /** Whether anything is attached to it, directly or through a group. */
  hasPolicies: boolean;
  serviceLinked: boolean;
  administrator: 'full' | 'equivalent' | 'conditional' | 'none' | null;
  publicTrust: boolean | null;
  externalTrust: boolean | null;
  owner: string | null;
  openFindings: number;
  worstSeverity: Severity | null;
  snapshotAt: Date;
}

/** What a list is sorted by: worked out for every row that the filter leaves, unlike the other columns. */
function sortKey(column: IdentityColumn, at: AsOf): Prisma.Sql {
  const ofTally = Prisma.sql`(select g.unused from "GrantTally" g where g."identityId" = i."identityId" and ${validAt('g', at)} limit 1)`;
  return {
    name: Prisma.sql`lower(i.name)`,
    account: Prisma.sql`lower(s.name)`,
    kind: Prisma.sql`i.kind`,
    createdAt: Prisma.sql`i."createdAt"`,
    lastActivityAt: Prisma.sql`u."lastActivityAt"`,
    oldestKeyDays: oldestKeyDays(at),
    unusedServices: Prisma.sql`coalesce(${ofTally}, 0)`,
    openFindings: Prisma.sql`coalesce(o.count, 0)`,
    administrator: Prisma.sql`array_position(array['none', 'conditional', 'equivalent', 'full'], i.administrator)`,
  }[column];
}

function oldestKeyDays(at: AsOf): Prisma.Sql {
  return Prisma.sql`(select max(${daysUntilSeen(Prisma.sql`c."createdAt"`)}) from "CredentialState" c
    where c."identityId" = i."identityId" and c.kind = 'access-key' and c.status = 'Active' and ${validAt('c', at)})`;
}

/** Users, groups, roles and root users: filtered, sorted and paged by the database. */
export async function listIdentities(
  viewer: Viewer,
  params: ListIdentitiesParams,
): Promise<List<IdentityListRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const from = Prisma.sql`
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}`;
  const where = Prisma.sql`where ${identitiesWhere(params, at)}`;
  const { column, direction } = params.sort ?? { column: 'name', direction: 'asc' };
  // The page comes first: whatever else is shown is then read for its rows alone, however far down the list it is.
  const [rows, counts] = await Promise.all([
    db().$queryRaw<IdentityListRow[]>`
      with ${seen}, open as materialized (
        select "identityId", count(*)::int as count, min(${severityRank(Prisma.sql`f.severity`)}) as worst
        from ${openFindings(at)} f where "identityId" is not null group by 1),
      page as materialized (
        select i.id as "stateId", i."identityId", s."accountId", s.name as "accountName", s.at, u."lastActivityAt",
          u."lastActivityBy", o.count, o.worst, ${sortKey(column, at)} as key
        ${from} left join open o on o."identityId" = i."identityId"
        ${where} ${orderBy(Prisma.sql`key`, direction, Prisma.sql`i."identityId"`)} ${limitOf(params)})
      select i."identityId" as id, n.arn, i.name, i.kind, i.path, s."accountId", s."accountName", i."createdAt",
        i."passwordEnabled", i."mfaActive", i."mfaKinds", i."activeKeys", ${oldestKeyDays(at)} as "oldestKeyDays",
        s."lastActivityAt", s."lastActivityBy",
        ${daysUntilSeen(Prisma.sql`coalesce(s."lastActivityAt", i."createdAt")`)} as "idleDays",
        coalesce(g.granted, 0) as "grantedServices", coalesce(g.unused, 0) as "unusedServices",
        (jsonb_array_length(i."attachedPolicies") + jsonb_array_length(i."inlinePolicies")
          + jsonb_array_length(i.groups)) > 0 as "hasPolicies",
        i."serviceLinked", i.administrator, i."publicTrust", i."externalTrust", i.owner,
        coalesce(s.count, 0) as "openFindings",
        (array['critical', 'high', 'medium', 'low', 'info'])[s.worst] as "worstSeverity", s.at as "snapshotAt"
      from page s join "IdentityState" i on i.id = s."stateId" join "Identity" n on n.id = i."identityId"
      left join lateral (select t.granted, t.unused from "GrantTally" t
        where t."identityId" = i."identityId" and ${validAt('t', at)} limit 1) g on true
      ${orderBy(Prisma.sql`s.key`, direction, Prisma.sql`i."identityId"`)}`,
    db().$queryRaw<{ total: number }[]>`with ${seen} select count(*)::int as total ${from} ${where}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}

/** How many identities of each kind there are in a place, for the tabs. */
export async function countIdentities(
  viewer: Viewer,
  params: Omit<ListIdentitiesParams, 'kind'>,
): Promise<Record<IdentityKind, number>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const rows = await db().$queryRaw<{ kind: IdentityKind; count: number }[]>`
    with ${seenAccounts(viewer, params, at)}
    select i.kind, count(*)::int as count
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}
    where ${identitiesWhere(params, at)} group by 1`;
  const counts = { user: 0, group: 0, role: 0, root: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}
