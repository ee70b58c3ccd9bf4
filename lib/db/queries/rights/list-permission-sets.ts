import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { type PairUse, sharePercent, uniteShares } from '@/lib/iam/unused/unused-share';
import { db } from '../../client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';

/** The roles of one permission set of Identity Center, judged as one. */
export interface PermissionSetRights {
  name: string;
  accounts: number;
  roles: number;
  used: number | null;
  unused: number | null;
  unknown: number | null;
  lastActivityAt: Date | null;
}

/**
 * The fair share by permission set: a right counts as used when it is used in any account (`iam-analysis.md` 4.2). Roles
 * of one set share its name between `AWSReservedSSO_` and the hash at the end.
 */
export async function listPermissionSets(
  viewer: Viewer,
  params: Place & { at: AsOf },
): Promise<PermissionSetRights[]> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const rows = await db().$queryRaw<
    { set: string; accountId: string; pairs: PairUse[]; lastActivityAt: Date | null }[]
  >`
    with ${seenAccounts(viewer, params, at)}
    select regexp_replace(i.name, '^AWSReservedSSO_(.*)_[0-9a-f]{16}$', '\\1') as set, s."accountId", r.pairs,
      u."lastActivityAt"
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    join "ShareState" r on r."identityId" = i."identityId" and ${validAt('r', at)}
    left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}
    where r.status = 'permission-set'`;
  return [...Map.groupBy(rows, ({ set }) => set)]
    .map(([name, roles]): PermissionSetRights => {
      const percent = sharePercent(uniteShares(roles.map(({ pairs }) => pairs)));
      const uses = roles.flatMap(({ lastActivityAt }) => lastActivityAt ?? []);
      return {
        name,
        accounts: new Set(roles.map(({ accountId }) => accountId)).size,
        roles: roles.length,
        used: percent?.used ?? null,
        unused: percent?.unused ?? null,
        unknown: percent?.unknown ?? null,
        lastActivityAt: uses.length > 0 ? new Date(Math.max(...uses.map(Number))) : null,
      };
    })
    .sort((a, b) => (b.unused ?? -1) - (a.unused ?? -1) || a.name.localeCompare(b.name));
}
