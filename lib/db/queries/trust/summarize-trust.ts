import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import {
  partyKinds,
  wayConditions,
  wayReaches,
  type PartyKind,
  type WayCondition,
  type WayReach,
} from '@/lib/iam/trust/party-kinds';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { seenAccounts } from '../../sql/seen-accounts';
import { waysIn, waysWhere, type TrustFilter } from './ways-from';

export interface TrustSummary {
  /** Parties outside, without AWS's own services and one's own accounts, and the roles that they may assume. */
  parties: number;
  roles: number;
  /** Of those roles: administrators, or with a way to one. */
  reaching: number;
  /** Accounts of the place that a scan has seen. */
  accounts: number;
  kind: Record<PartyKind, number>;
  condition: Record<WayCondition, number>;
  reach: Record<WayReach, number>;
}

/** Counts beside the filters: each ignores its own filter and honours the others; the head counts without any. */
export async function summarizeTrust(
  viewer: Viewer,
  params: TrustFilter & { at: AsOf },
): Promise<TrustSummary> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const all = Prisma.sql`with ${seenAccounts(viewer, params, at)}, ${waysIn(at)}`;
  const count = (column: string, without: TrustFilter) => db().$queryRaw<{ key: string; ways: number }[]>`
    ${all} select ${Prisma.raw(`k.${column}`)} as key, count(*)::int as ways from keyed k
    where ${waysWhere({ ...params, ...without })} group by 1`;
  const [head, kind, condition, reach] = await Promise.all([
    db().$queryRaw<Pick<TrustSummary, 'parties' | 'roles' | 'reaching' | 'accounts'>[]>`
      ${all} select count(distinct k.party)::int as parties, count(distinct k."roleId")::int as roles,
        (count(distinct k."roleId") filter (where k.reach <> 'none'))::int as reaching,
        (select count(*)::int from seen) as accounts
      from keyed k where k.kind not in ('service', 'own')`,
    count('kind', { kind: partyKinds }),
    count('held', { condition: [] }),
    count('reach', { reach: [] }),
  ]);
  return {
    ...(head[0] ?? { parties: 0, roles: 0, reaching: 0, accounts: 0 }),
    kind: tallied(partyKinds, kind),
    condition: tallied(wayConditions, condition),
    reach: tallied(wayReaches, reach),
  };
}

function tallied<Key extends string>(
  keys: readonly Key[],
  counted: readonly { key: string; ways: number }[],
): Record<Key, number> {
  const ways = new Map(counted.map((each) => [each.key, each.ways]));
  // The keys are exactly those of the type.
  return Object.fromEntries(keys.map((key) => [key, ways.get(key) ?? 0])) as Record<Key, number>;
}
