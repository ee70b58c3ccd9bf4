import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { accountsOf } from '../../sql/seen-accounts';

export interface AccountOption {
  id: string;
  name: string;
  ouId: string | null;
}

export interface OuOption {
  id: string;
  name: string;
  parentId: string | null;
  /** 0 for the root. */
  depth: number;
  /** Accounts in it and below that the viewer may see. */
  accounts: number;
}

/** What the scope switcher offers: the viewer's accounts by name, and the units above them as a tree in order. */
export async function listAccountOptions(
  viewer: Viewer,
): Promise<{ accounts: AccountOption[]; units: OuOption[] }> {
  requirePermission(viewer, 'posture:read');
  const accounts = await db().$queryRaw<AccountOption[]>`
    select a.id, a.name, a."ouId" from "Account" a where ${accountsOf(viewer, {})} order by lower(a.name), a.id`;
  const units = await db().$queryRaw<OuOption[]>`
    with recursive tree as (
      select id, name, "parentId", 0 as depth, array[lower(name), id] as path, array[id] as ids
      from "OrganizationalUnit" where "parentId" is null
      union all
      select u.id, u.name, u."parentId", t.depth + 1, t.path || lower(u.name) || u.id, t.ids || u.id
      from "OrganizationalUnit" u join tree t on u."parentId" = t.id),
    held as (
      select above as id, count(*)::int as accounts
      from "Account" a join tree t on t.id = a."ouId" cross join unnest(t.ids) above where ${accountsOf(viewer, {})} group by 1)
    select t.id, t.name, t."parentId", t.depth, h.accounts from tree t join held h on h.id = t.id order by t.path`;
  return { accounts, units };
}
