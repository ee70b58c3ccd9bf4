import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { oneOf } from '../../sql/list';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import { permissionsFrom, unusedBy, type PermissionFilter } from './list-permissions';

export interface PermissionFacets {
  kind: Record<'user' | 'role' | 'group', number>;
  halfUnused: number;
  noneUsed: number;
  /** The services that the most identities are granted without using, with the identities that are granted them. */
  services: { service: string; serviceName: string; identities: number }[];
}

const serviceLimit = 40;
const nothing = { user: 0, role: 0, group: 0, half: 0, none: 0 };

/** Counts beside the filters: each ignores its own filter and honours the others. */
export async function countPermissionFacets(
  viewer: Viewer,
  params: PermissionFilter & { at: AsOf },
): Promise<PermissionFacets> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const ofKind = oneOf(Prisma.sql`i.kind`, params.kind) ?? Prisma.sql`true`;
  const ofUse = unusedBy(params) ?? Prisma.sql`true`;
  const [[counted], services] = await Promise.all([
    db().$queryRaw<Record<'user' | 'role' | 'group' | 'half' | 'none', number>[]>`
      with ${seen} select (count(*) filter (where i.kind = 'user' and ${ofUse}))::int as "user",
        (count(*) filter (where i.kind = 'role' and ${ofUse}))::int as "role",
        (count(*) filter (where i.kind = 'group' and ${ofUse}))::int as "group",
        (count(*) filter (where g.unused * 2 >= g.granted and ${ofKind}))::int as half,
        (count(*) filter (where g.used = 0 and ${ofKind}))::int as none
      ${permissionsFrom({ ...params, kind: [], halfUnused: false, noneUsed: false }, at)}`,
    countServices(seen, params),
  ]);
  const { user, role, group, half, none } = counted ?? nothing;
  return {
    kind: { user, role, group },
    halfUnused: half,
    noneUsed: none,
    services: services.map(({ service, serviceName, identities }) => ({ service, serviceName, identities })),
  };
}

type ServiceCount = PermissionFacets['services'][number] & { unused: number };

/** Where nothing narrows the identities, each account's own tallies have the answer already. */
async function countServices(
  seen: Prisma.Sql,
  params: PermissionFilter & { at: AsOf },
): Promise<ServiceCount[]> {
  const { at } = params;
  const others = { ...params, service: undefined, services: [] };
  const isNarrowed =
    (others.kind?.length ?? 0) > 0 || others.q || others.identityId || unusedBy(others) !== null;
  if (!isNarrowed)
    return db().$queryRaw<ServiceCount[]>`
      with ${seen}
      select x.service, max(x."serviceName") as "serviceName", sum(x.identities)::int as identities,
        sum(x.unused)::int as unused
      from seen s join "ServiceTally" x on x."accountId" = s."accountId" and ${validAt('x', at)}
      group by 1 order by unused desc, x.service limit ${serviceLimit}`;
  return db().$queryRaw<ServiceCount[]>`
    with ${seen}, judged as materialized (select i."identityId", s.at ${permissionsFrom(others, at)})
    select x.service, max(x."serviceName") as "serviceName", count(*)::int as identities,
      (count(*) filter (where x.state = 'unused'))::int as unused
    from judged s join "GrantState" x on x."identityId" = s."identityId" and x.action = '' and ${validAt('x', at)}
    group by 1 order by unused desc, x.service limit ${serviceLimit}`;
}
