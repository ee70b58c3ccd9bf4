import { db } from '../../client';
import type { Place } from '../../sql/seen-accounts';

/** Ids of the units of a place, from the root down; none for the estate. */
export async function readOuPath({ accountId, ouId }: Place): Promise<string[]> {
  if (!accountId && !ouId) return [];
  const rows = await db().$queryRaw<{ id: string }[]>`
    with recursive up as (
      select id, "parentId", 0 as depth from "OrganizationalUnit"
      where id = coalesce((select "ouId" from "Account" where id = ${accountId ?? null}), ${ouId ?? null})
      union all
      select o.id, o."parentId", up.depth + 1 from "OrganizationalUnit" o join up on o.id = up."parentId")
    select id from up order by depth desc`;
  return rows.map(({ id }) => id);
}
