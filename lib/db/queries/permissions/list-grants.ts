import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { daysUntilSeen, seenAccounts, validAt } from '../../sql/seen-accounts';

export interface GrantRow {
  service: string;
  serviceName: string;
  /** '' for the service as a whole. */
  action: string;
  state: 'used' | 'unused' | 'not-tracked';
  lastUsedAt: Date | null;
  idleDays: number | null;
}

/**
 * The last use that any snapshot knew of, AWS's own 400 days or not. None of later than the moment shown, and none of an
 * identity of the same name that is gone.
 */
const knownUse = Prisma.sql`(case when g."lastUsedAt" <= s.at and (i."createdAt" is null or g."lastUsedAt" >= i."createdAt")
  then g."lastUsedAt" end)`;

/** Every service and tracked action that one identity's policies allow, services first, each followed by its actions. */
export async function listGrants(
  viewer: Viewer,
  { identityId, at }: { identityId: string; at: AsOf },
): Promise<GrantRow[]> {
  requirePermission(viewer, 'posture:read');
  return db().$queryRaw<GrantRow[]>`
    with ${seenAccounts(viewer, {}, at)}
    select g.service, g."serviceName", g.action, g.state,
      ${knownUse} as "lastUsedAt", ${daysUntilSeen(knownUse)} as "idleDays"
    from seen s join "GrantState" g on g."accountId" = s."accountId"
    left join "IdentityState" i on i."identityId" = g."identityId" and ${validAt('i', at)}
    where g."identityId" = ${identityId}::uuid and ${validAt('g', at)}
    order by g.service, g.action`;
}
