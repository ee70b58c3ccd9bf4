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
  /** Identities that used nothing of what they are granted. */
  noneUsed: number;
  granted: number;
  unused: number;
  /** Accounts whose last-accessed data was not read, with why; what is known of them is older. */
  unread: { accountId: string; accountName: string; why: string }[];
  accounts: {
    accountId: string;
    accountName: string;
    identities: number;
    halfUnused: number;
    noneUsed: number;
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
  const seen = seenAccounts(viewer, params, params.at);
  const accountsAsked = db().$queryRaw<PermissionSummary['accounts']>`
    with ${seen}
    select s."accountId", s.name as "accountName", count(*)::int as identities,
      (count(*) filter (where g.unused * 2 >= g.granted))::int as "halfUnused",
      (count(*) filter (where g.used = 0))::int as "noneUsed",
      sum(g.granted)::int as granted, sum(g.unused)::int as unused
    ${permissionsFrom(params, params.at)} group by 1, 2 order by unused desc, lower(s.name), 1`;
  const unreadAsked = db().$queryRaw<PermissionSummary['unread']>`
    with ${seen}
    select s."accountId", s.name as "accountName",
      coalesce(d.reading->>'code', d.reading->>'reason', 'not collected') as why
    from seen s join "Snapshot" sn on sn.id = s."snapshotId"
    cross join lateral (select sn.readings->'lastAccessed' as reading) d
    where d.reading->>'state' is distinct from 'read' order by lower(s.name), 1`;
  const [accounts, unread] = await Promise.all([accountsAsked, unreadAsked]);
  const sum = (field: 'identities' | 'halfUnused' | 'noneUsed' | 'granted' | 'unused') =>
    accounts.reduce((total, account) => total + account[field], 0);
  return {
    judged: sum('identities'),
    halfUnused: sum('halfUnused'),
    noneUsed: sum('noneUsed'),
    granted: sum('granted'),
    unused: sum('unused'),
    unread,
    accounts,
  };
}
