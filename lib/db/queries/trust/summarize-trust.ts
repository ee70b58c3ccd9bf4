import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { issuesOfGap, trustGaps, type TrustGap } from '@/lib/iam/trust/trust-gaps';
import {
  analyzerViews,
  partyKinds,
  partyStandings,
  trustFacets,
  trustReaches,
  type TrustFacet,
} from '@/lib/iam/trust/trust-values';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import type { Place } from '../../sql/seen-accounts';
import { entrancesIn } from './trust-context';
import { trustWhere, type TrustFilter } from './trust-from';

export type TrustFacetCounts = Record<TrustFacet, Record<string, number>>;

export interface TrustSummary {
  /** Ways in: pairs of a role and a principal. */
  ways: number;
  parties: number;
  roles: number;
  accounts: number;
  /** Ways in to roles that are administrators or have a sure way to become one. */
  reaching: number;
  /** Ways in that lack a condition, each once. */
  open: number;
  /** Ways in for parties that nobody knows, and for those that are gone. */
  unknown: number;
  dangling: number;
  /** Ways in by whether Access Analyzer can see them. */
  analyzerUnknown: number;
  unjudged: number;
}

const valuesOf: Record<TrustFacet, readonly string[]> = {
  kind: partyKinds,
  standing: partyStandings,
  gap: trustGaps,
  reach: trustReaches,
  analyzer: analyzerViews,
};

const waysWhere = (condition: Prisma.Sql) => Prisma.sql`(count(*) filter (where ${condition}))::int`;

/** The figures above the trust map, each of exactly the rows that its filter leaves. */
export async function summarizeTrust(viewer: Viewer, params: Place & { at: AsOf }): Promise<TrustSummary> {
  requirePermission(viewer, 'posture:read');
  const codes = trustGaps.flatMap((gap: TrustGap) => issuesOfGap[gap]);
  const [row] = await db().$queryRaw<TrustSummary[]>`
    with ${await entrancesIn(viewer, params)}
    select count(*)::int as ways, count(distinct "partyId")::int as parties,
      count(distinct "identityId")::int as roles, count(distinct "accountId")::int as accounts,
      ${waysWhere(trustWhere({ reach: ['administrator', 'route'] }))} as reaching,
      ${waysWhere(Prisma.sql`issues ?| ${codes}::text[]`)} as open,
      ${waysWhere(trustWhere({ standing: ['unknown'] }))} as unknown,
      ${waysWhere(Prisma.sql`standing = 'gone'`)} as dangling,
      ${waysWhere(trustWhere({ analyzer: ['unknown'] }))} as "analyzerUnknown",
      ${waysWhere(Prisma.sql`issues is null`)} as unjudged
    from entrances`;
  if (!row) throw new Error('A count without groups has one row');
  return row;
}

/** How many ways in each value of each facet would leave, with the other facets as they are chosen. */
export async function countTrustFacets(
  viewer: Viewer,
  params: TrustFilter & { at: AsOf },
): Promise<TrustFacetCounts> {
  requirePermission(viewer, 'posture:read');
  const choices = trustFacets.flatMap((facet) => valuesOf[facet].map((value) => ({ facet, value })));
  const columns = choices.map(({ facet, value }, index) => {
    const condition = trustWhere({ ...params, [facet]: [value] });
    return Prisma.sql`${waysWhere(condition)} as ${Prisma.raw(`"c${index}"`)}`;
  });
  const [row = {}] = await db().$queryRaw<Record<string, number>[]>`
    with ${await entrancesIn(viewer, params)} select ${Prisma.join(columns)} from entrances`;
  const counts: TrustFacetCounts = { kind: {}, standing: {}, gap: {}, reach: {}, analyzer: {} };
  choices.forEach(({ facet, value }, index) => {
    counts[facet][value] = row[`c${index}`] ?? 0;
  });
  return counts;
}
