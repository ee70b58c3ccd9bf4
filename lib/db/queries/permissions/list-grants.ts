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

/** Every service and tracked action that one identity's policies allow, services first, each followed by its actions. */
export async function listGrants(
  viewer: Viewer,
  { identityId, at }: { identityId: string; at: AsOf },
): Promise<GrantRow[]> {
  requirePermission(viewer, 'posture:read');
  return db().$queryRaw<GrantRow[]>`
    with ${seenAccounts(viewer, {}, at)}
    select g.service, g."serviceName", g.action, g.state,
      case when g."lastUsedAt" <= s.at then g."lastUsedAt" end as "lastUsedAt",
      ${daysUntilSeen(Prisma.sql`case when g."lastUsedAt" <= s.at then g."lastUsedAt" end`)} as "idleDays"
    from seen s join "GrantState" g on g."accountId" = s."accountId"
    where g."identityId" = ${identityId}::uuid and ${validAt('g', at)}
    order by g.service, g.action`;
}
