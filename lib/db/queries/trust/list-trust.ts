import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { TrustIssueCode } from '@/lib/iam/trust/trust-issue-codes';
import type { AnalyzerView, PartyKind, PartyStanding, TrustReach } from '@/lib/iam/trust/trust-values';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { entrancesIn } from './trust-context';
import { trustWhere, type TrustFilter } from './trust-from';

export type TrustColumn = 'party' | 'role' | 'account' | 'reach' | 'lastUsedAt';

export interface ListTrustParams extends TrustFilter, Paging, Sorting<TrustColumn> {
  at: AsOf;
}

/** A role, and one principal from outside its account that its trust policy lets in. */
export interface TrustRow {
  /** Role and place in its policy: stable in a list. */
  id: string;
  partyId: string;
  partyKind: PartyKind;
  /** Of an own account or a vendor; else its id. */
  partyName: string;
  standing: PartyStanding;
  /** As the trust policy names it. */
  principal: string;
  identityId: string;
  roleName: string;
  roleArn: string;
  accountId: string;
  accountName: string;
  externalIdRequired: boolean;
  /** `operator key values`, as written. */
  conditions: string[];
  /** Codes of what this way in shows; null where that was not judged yet at the moment shown. */
  issues: TrustIssueCode[] | null;
  reach: TrustReach;
  /** Hops to an administrator, 0 for one itself; null where no way is sure. */
  hops: number | null;
  /** When the role was last assumed, by anybody: AWS does not say by whom. */
  lastUsedAt: Date | null;
  analyzer: AnalyzerView;
  /** What Access Analyzer reports of the role. */
  analyzerTitle: string | null;
  owner: string | null;
  snapshotAt: Date;
}

/** Administrators first. */
const reachOrder = Prisma.sql`array_position(array['none', 'unknown', 'conditional', 'route', 'administrator'], reach)`;

const column = {
  party: Prisma.sql`lower("partyName")`,
  role: Prisma.sql`lower("roleName")`,
  account: Prisma.sql`lower("accountName")`,
  reach: reachOrder,
  lastUsedAt: Prisma.sql`"lastUsedAt"`,
} satisfies Record<TrustColumn, Prisma.Sql>;

/** Who from outside an account may assume which of its roles: those that reach furthest first unless told otherwise. */
export async function listTrust(viewer: Viewer, params: ListTrustParams): Promise<List<TrustRow>> {
  requirePermission(viewer, 'posture:read');
  const entrances = await entrancesIn(viewer, params);
  const where = trustWhere(params);
  const { column: sortColumn, direction } = params.sort ?? { column: 'reach', direction: 'desc' };
  const [rows, counts] = await Promise.all([
    db().$queryRaw<TrustRow[]>`
      with ${entrances}
      select id, "partyId", "partyKind", "partyName", standing, principal, "identityId", "roleName", "roleArn", "accountId",
        "accountName", "externalIdRequired", conditions, issues, reach, hops, "lastUsedAt", analyzer, "analyzerTitle", owner,
        "snapshotAt"
      from entrances where ${where} ${orderBy(column[sortColumn], direction, Prisma.sql`"partyName", "roleName", id`)}
      ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`
      with ${entrances} select count(*)::int as total from entrances where ${where}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
