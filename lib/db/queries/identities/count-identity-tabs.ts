import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { IdentityKind } from '@/lib/posture/projection/types';
import { db } from '../../client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';

export interface IdentityTabCounts extends Record<IdentityKind, number> {
  all: number;
  keys: number;
  consoleUsers: number;
  /** Accounts that have a snapshot at the moment shown. */
  accounts: number;
}

/** The counts beside the tabs of the identities pages, by the rules of the lists behind them. */
export async function countIdentityTabs(
  viewer: Viewer,
  params: Place & { at: AsOf },
): Promise<IdentityTabCounts> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const rows = await db().$queryRaw<IdentityTabCounts[]>`
    with ${seenAccounts(viewer, params, at)}, states as (
      select i.* from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)})
    select count(*)::int as "all",
      (count(*) filter (where kind = 'user'))::int as "user", (count(*) filter (where kind = 'group'))::int as "group",
      (count(*) filter (where kind = 'role'))::int as role, (count(*) filter (where kind = 'root'))::int as root,
      (count(*) filter (where kind = 'user' and "passwordEnabled"))::int as "consoleUsers",
      (select count(*)::int from seen s join "CredentialState" c on c."accountId" = s."accountId"
        and c.kind = 'access-key' and ${validAt('c', at)}
        join states i on i."identityId" = c."identityId" and i.kind = 'user') as keys,
      (select count(*)::int from seen) as accounts
    from states`;
  const row = rows[0];
  if (!row) throw new Error('A count without groups has one row.');
  return row;
}
