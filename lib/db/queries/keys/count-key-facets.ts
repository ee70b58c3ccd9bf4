import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { seenAccounts } from '../../sql/seen-accounts';
import { keysFrom, keysWhere, type KeyFilter } from './keys-from';

/** What a list of keys can be narrowed by, beside the text searched for. */
export const keyFacets = ['status', 'age', 'olderThan', 'idle', 'use', 'administrator'] as const;
export type KeyFacet = (typeof keyFacets)[number];

/** One value of a facet, and the condition that it adds. */
export interface KeyFacetChoice {
  facet: KeyFacet;
  value: string;
  filter: KeyFilter;
}

export type KeyFacetCounts = Record<KeyFacet, Record<string, number>>;

/** How many keys each value of each facet would leave, with the other facets as they are chosen. */
export async function countKeyFacets(
  viewer: Viewer,
  params: {
    at: AsOf;
    base: KeyFilter;
    chosen: Partial<Record<KeyFacet, KeyFilter>>;
    choices: readonly KeyFacetChoice[];
  },
): Promise<KeyFacetCounts> {
  requirePermission(viewer, 'posture:read');
  const { at, base, chosen, choices } = params;
  const columns = choices.map(({ facet, filter }, index) => {
    const others = keyFacets.flatMap((other) => (other === facet ? [] : [chosen[other] ?? {}]));
    const conditions = [...others, filter].map(keysWhere);
    return Prisma.sql`(count(*) filter (where ${Prisma.join(conditions, ' and ')}))::int as ${Prisma.raw(`"c${index}"`)}`;
  });
  const [row = {}] = await db().$queryRaw<Record<string, number>[]>`
    with ${seenAccounts(viewer, base, at)} select ${Prisma.join(columns)} ${keysFrom(base, at)}`;
  const counts: KeyFacetCounts = { status: {}, age: {}, olderThan: {}, idle: {}, use: {}, administrator: {} };
  choices.forEach(({ facet, value }, index) => {
    counts[facet][value] = row[`c${index}`] ?? 0;
  });
  return counts;
}
