import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import { identitiesWhere, type IdentityFilter } from './identities-where';

/** What a list of identities can be narrowed by, beside its kind and the text searched for. */
export const identityFacets = ['mfa', 'signIn', 'keyAge', 'idle', 'administrator', 'trust'] as const;
export type IdentityFacet = (typeof identityFacets)[number];

/** One value of a facet, and the condition that it adds. */
export interface FacetChoice {
  facet: IdentityFacet;
  value: string;
  filter: IdentityFilter;
}

export type FacetCounts = Record<IdentityFacet, Record<string, number>>;

/**
 * How many identities each value of each facet would leave, with the other facets as they are chosen. Counts by the
 * conditions of the list itself, so that a count equals the rows it leads to.
 *
 * @param params.chosen the condition that each facet adds now; nothing for a facet without a choice
 */
export async function countIdentityFacets(
  viewer: Viewer,
  params: {
    at: AsOf;
    base: IdentityFilter;
    chosen: Partial<Record<IdentityFacet, IdentityFilter>>;
    choices: readonly FacetChoice[];
  },
): Promise<FacetCounts> {
  requirePermission(viewer, 'posture:read');
  const { at, base, chosen, choices } = params;
  const counts: FacetCounts = { mfa: {}, signIn: {}, keyAge: {}, idle: {}, administrator: {}, trust: {} };
  if (choices.length === 0) return counts;
  const columns = choices.map(({ facet, filter }, index) => {
    const others = identityFacets.flatMap((other) => (other === facet ? [] : [chosen[other] ?? {}]));
    const conditions = [...others, filter].map((each) => identitiesWhere(each, at));
    return Prisma.sql`(count(*) filter (where ${Prisma.join(conditions, ' and ')}))::int as ${Prisma.raw(`"c${index}"`)}`;
  });
  const [row = {}] = await db().$queryRaw<Record<string, number>[]>`
    with ${seenAccounts(viewer, base, at)}
    select ${Prisma.join(columns)}
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}
    where ${identitiesWhere(base, at)}`;
  choices.forEach(({ facet, value }, index) => {
    counts[facet][value] = row[`c${index}`] ?? 0;
  });
  return counts;
}
