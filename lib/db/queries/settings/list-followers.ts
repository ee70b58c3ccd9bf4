import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { SettingKey } from '@/lib/posture/settings/definitions';
import { db } from '../../client';
import { accountsOf } from '../../sql/seen-accounts';

/** Accounts with a snapshot for which the estate's value of a setting holds: no unit above and no account overrides it. */
export async function listFollowers(viewer: Viewer, { key }: { key: SettingKey }): Promise<string[]> {
  requirePermission(viewer, 'posture:read');
  const rows = await db().$queryRaw<{ id: string }[]>`
    with recursive overridden as (
      select ou.id from "OrganizationalUnit" ou
      where exists (select 1 from "Setting" s where s.key = ${key} and s.scope = 'ou:' || ou.id)
      union
      select child.id from "OrganizationalUnit" child join overridden o on child."parentId" = o.id)
    select a.id from "Account" a
    where ${accountsOf(viewer, {})} and a."lastSnapshotId" is not null
      and not exists (select 1 from "Setting" s where s.key = ${key} and s.scope = 'account:' || a.id)
      and (a."ouId" is null or a."ouId" not in (select id from overridden))
    order by a.id`;
  return rows.map(({ id }) => id);
}
