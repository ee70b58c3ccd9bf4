import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import { permissionsFrom, type PermissionFilter } from './list-permissions';

export interface PermissionFacets {
  kind: Record<'user' | 'role' | 'group', number>;
  halfUnused: number;
  noneUsed: number;
  /** The services that the most identities are granted without using, with the identities that are granted them. */
  services: { service: string; serviceName: string; identities: number }[];
}

const serviceLimit = 40;

/** Counts beside the filters: each ignores its own filter and honours the others. */
export async function countPermissionFacets(
  viewer: Viewer,
  params: PermissionFilter & { at: AsOf },
): Promise<PermissionFacets> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const [kinds, uses, services] = await Promise.all([
    db().$queryRaw<{ kind: 'user' | 'role' | 'group'; count: number }[]>`
      with ${seen} select i.kind, count(*)::int as count
      ${permissionsFrom({ ...params, kind: [] }, at)} group by 1`,
    db().$queryRaw<{ half: number; none: number }[]>`
      with ${seen} select (count(*) filter (where g.unused * 2 >= g.granted))::int as half,
        (count(*) filter (where g.used = 0))::int as none
      ${permissionsFrom({ ...params, halfUnused: false, noneUsed: false }, at)}`,
    db().$queryRaw<(PermissionFacets['services'][number] & { unused: number })[]>`
      with ${seen}, judged as materialized (
        select i."identityId", s.at ${permissionsFrom({ ...params, service: undefined, services: [] }, at)})
      select x.service, max(x."serviceName") as "serviceName", count(*)::int as identities,
        (count(*) filter (where x.state = 'unused'))::int as unused
      from judged s join "GrantState" x on x."identityId" = s."identityId" and x.action = '' and ${validAt('x', at)}
      group by 1 order by unused desc, x.service limit ${serviceLimit}`,
  ]);
  const kind = (name: 'user' | 'role' | 'group') => kinds.find((row) => row.kind === name)?.count ?? 0;
  return {
    kind: { user: kind('user'), role: kind('role'), group: kind('group') },
    halfUnused: uses[0]?.half ?? 0,
    noneUsed: uses[0]?.none ?? 0,
    services: services.map(({ service, serviceName, identities }) => ({ service, serviceName, identities })),
  };
}
