import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { PartyKind, WayCondition, WayReach } from '@/lib/iam/trust/party-kinds';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { seenAccounts } from '../../sql/seen-accounts';
import { kindRank, waysIn, waysWhere, type TrustFilter } from './ways-from';

export type TrustColumn = 'party' | 'role' | 'account' | 'reach' | 'idleDays' | 'findings';

export interface ListWaysInParams extends TrustFilter, Paging, Sorting<TrustColumn> {
  at: AsOf;
}

/** One principal outside a role's account that may assume the role. */
export interface WayInRow {
  id: string;
  kind: PartyKind;
  /** What all ways of one party have in common; a filter takes it. */
  party: string;
  /** The name of the party: an account, a vendor, a provider of identities. */
  name: string;
  /** As the trust policy names it. */
  principal: string;
  trustedAccountId: string | null;
  roleId: string;
  roleName: string;
  accountId: string;
  accountName: string;
  externalIdRequired: boolean;
  /** In words, one each. */
  conditions: string[];
  held: WayCondition;
  reach: WayReach;
  administrator: 'full' | 'equivalent' | 'conditional' | 'none' | null;
  /** Hops from the role to an administrator; null where none is known. */
  hops: number | null;
  /** When the role was last used, by whomever. */
  lastActivityAt: Date | null;
  /** Whole days since then, else since the role was created. */
  idleDays: number | null;
  /** Open findings on the role's trust. */
  findings: number;
  /** What Access Analyzer says of the role: a finding is active, none is, or it was not read there. */
  analyzer: 'active' | 'quiet' | 'unknown';
}

const hops = Prisma.sql`coalesce(k."hopsConfirmed", k."hopsConditional")`;
const reachRank = Prisma.sql`case k.reach when 'administrator' then 0 when 'way' then 1 + coalesce(${hops}, 9) else 99 end`;

const column = {
  party: Prisma.sql`lower(k.name)`,
  role: Prisma.sql`lower(k."roleName")`,
  account: Prisma.sql`lower(k."accountName")`,
  reach: reachRank,
  idleDays: Prisma.sql`k."idleDays"`,
  findings: Prisma.sql`k.findings`,
} satisfies Record<TrustColumn, Prisma.Sql>;

/** Who outside its account may assume which role: the most open first, then those whose role reaches furthest. */
export async function listWaysIn(viewer: Viewer, params: ListWaysInParams): Promise<List<WayInRow>> {
  requirePermission(viewer, 'posture:read');
  const { at, sort } = params;
  const all = Prisma.sql`with ${seenAccounts(viewer, params, at)}, ${waysIn(at)}`;
  const where = Prisma.sql`from keyed k where ${waysWhere(params)}`;
  const id = Prisma.sql`k."roleId", k.position`;
  const order = sort
    ? orderBy(column[sort.column], sort.direction, id)
    : Prisma.sql`order by ${kindRank}, k.held desc, ${reachRank}, lower(k.name), ${id}`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<WayInRow[]>`${all}
      select k.id::text, k.kind, k.party, k.name, k.principal, k."trustedAccountId", k."roleId", k."roleName",
        k."accountId", k."accountName", k."externalIdRequired", k.conditions, k.held, k.reach, k.administrator,
        ${hops} as hops, k."lastActivityAt", k."idleDays", k.findings, k.analyzer
      ${where} ${order} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`${all} select count(*)::int as total ${where}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
