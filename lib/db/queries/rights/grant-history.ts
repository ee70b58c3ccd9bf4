import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { seenAccounts } from '../../sql/seen-accounts';

/** How many services an identity was granted over time, oldest first; null before it was known. */
export type GrantHistory = ReadonlyMap<string, (number | null)[]>;

const points = 12;

/** The services granted to some identities at twelve times over the days before the moment shown. */
export async function grantHistory(
  viewer: Viewer,
  { identityIds, at, days }: { identityIds: readonly string[]; at: AsOf; days: number },
): Promise<GrantHistory> {
  requirePermission(viewer, 'posture:read');
  if (identityIds.length === 0) return new Map();
  const rows = await db().$queryRaw<{ id: string; services: (number | null)[] }[]>`
    with ${seenAccounts(viewer, {}, at)}
    select x.id, array_agg(x.services order by x.step desc) as services from (
      select i.id, p.step, nullif(count(g.id), 0)::int as services
      from seen s join "Identity" i on i."accountId" = s."accountId" and i.id = any(${[...identityIds]}::uuid[])
      cross join generate_series(0, ${points - 1}::int) as p(step)
      cross join lateral (
        select s.at - make_interval(secs => p.step * ${days}::float8 * 86400 / ${points - 1}::float8) as at) t
      left join "GrantState" g on g."identityId" = i.id and g.action = '' and g."validFrom" <= t.at
        and (g."validTo" is null or g."validTo" > t.at)
      group by i.id, p.step) x
    group by x.id`;
  return new Map(rows.map(({ id, services }) => [id, services]));
}
