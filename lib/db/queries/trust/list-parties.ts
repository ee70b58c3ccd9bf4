import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { issuesOfGap, trustGaps, type TrustGap } from '@/lib/iam/trust/trust-gaps';
import { partyKinds, type PartyKind, type PartyStanding } from '@/lib/iam/trust/trust-values';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { entrancesIn } from './trust-context';
import { trustWhere, type TrustFilter } from './trust-from';

export type PartyColumn = 'party' | 'kind' | 'roles' | 'accounts' | 'reaching' | 'lastUsedAt';

export interface ListPartiesParams extends TrustFilter, Paging, Sorting<PartyColumn> {
  at: AsOf;
}

/** One outside party with what it may assume. Each count is of roles. */
export interface PartyRow {
  partyId: string;
  partyKind: PartyKind;
  partyName: string;
  /** What it is told by: an account id, an issuer, a service. */
  partyKey: string;
  standing: PartyStanding;
  roles: number;
  accounts: number;
  /** Roles that are administrators or have a sure way to become one. */
  reaching: number;
  /** Roles whose trust policy asks for an external id. */
  withExternalId: number;
  /** Roles by what the way in lacks. */
  gaps: Record<TrustGap, number>;
  /** Roles that Access Analyzer reports, and those of accounts where it is not known. */
  reported: number;
  analyzerUnknown: number;
  /** Rows that were saved before ways in were judged. */
  unjudged: number;
  /** When the newest of them was last assumed, by anybody. */
  lastUsedAt: Date | null;
}

const column = {
  party: Prisma.sql`lower("partyName")`,
  kind: Prisma.sql`-array_position(${[...partyKinds]}::text[], "partyKind")`,
  roles: Prisma.sql`roles`,
  accounts: Prisma.sql`accounts`,
  reaching: Prisma.sql`reaching`,
  lastUsedAt: Prisma.sql`"lastUsedAt"`,
} satisfies Record<PartyColumn, Prisma.Sql>;

const rolesWhere = (condition: Prisma.Sql) =>
  Prisma.sql`(count(distinct "identityId") filter (where ${condition}))::int`;

const gapCounts = Prisma.join(
  trustGaps.map(
    (gap) => Prisma.sql`${gap}::text, ${rolesWhere(Prisma.sql`issues ?| ${[...issuesOfGap[gap]]}::text[]`)}`,
  ),
);

/** Outside parties, one row each: the least known kinds first unless told otherwise. */
export async function listParties(viewer: Viewer, params: ListPartiesParams): Promise<List<PartyRow>> {
  requirePermission(viewer, 'posture:read');
  const entrances = await entrancesIn(viewer, params);
  const { column: sortColumn, direction } = params.sort ?? { column: 'kind', direction: 'desc' };
  const parties = Prisma.sql`with ${entrances}, parties as (
    select "partyId", "partyKind", min("partyName") as "partyName", min("partyKey") as "partyKey",
      max(standing) as standing, count(distinct "identityId")::int as roles, count(distinct "accountId")::int as accounts,
      ${rolesWhere(Prisma.sql`reach in ('administrator', 'route')`)} as reaching,
      ${rolesWhere(Prisma.sql`"externalIdRequired"`)} as "withExternalId", jsonb_build_object(${gapCounts}) as gaps,
      ${rolesWhere(Prisma.sql`analyzer = 'reported'`)} as reported,
      ${rolesWhere(Prisma.sql`analyzer = 'unknown'`)} as "analyzerUnknown",
      (count(*) filter (where issues is null))::int as unjudged, max("lastUsedAt") as "lastUsedAt"
    from entrances where ${trustWhere(params)} group by 1, 2)`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<PartyRow[]>`${parties} select * from parties
      ${orderBy(column[sortColumn], direction, Prisma.sql`roles desc, "partyId"`)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`${parties} select count(*)::int as total from parties`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
