import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { seenAccounts } from '../../sql/seen-accounts';
import { permissionsFrom, type PermissionFilter } from './list-permissions';

export interface PermissionSummary {
  /** Identities with any service granted. */
  judged: number;
  halfUnused: number;
  granted: number;
  unused: number;
  accounts: {
    accountId: string;
    accountName: string;
    identities: number;
    halfUnused: number;
    granted: number;
    unused: number;
  }[];
}

/** Granted and unused services over a place and per account, by the same rule as the list. */
export async function summarizePermissions(
  viewer: Viewer,
  params: PermissionFilter & { at: AsOf },
): Promise<PermissionSummary> {
  requirePermission(viewer, 'posture:read');
  const accounts = await db().$queryRaw<PermissionSummary['accounts']>`
    with ${seenAccounts(viewer, params, params.at)}
    select s."accountId", s.name as "accountName", count(*)::int as identities,
      (count(*) filter (where g.unused * 2 >= g.granted))::int as "halfUnused",
      sum(g.granted)::int as granted, sum(g.unused)::int as unused
    ${permissionsFrom(params, params.at)} group by 1, 2 order by 6 desc, lower(s.name), 1`;
  const sum = (field: 'identities' | 'halfUnused' | 'granted' | 'unused') =>
    accounts.reduce((total, account) => total + account[field], 0);
  return {
    judged: sum('identities'),
    halfUnused: sum('halfUnused'),
    granted: sum('granted'),
    unused: sum('unused'),
    accounts,
  };
}
