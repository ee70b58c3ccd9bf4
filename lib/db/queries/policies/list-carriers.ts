import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import type { StoredPolicy } from './get-policy';

/** Somebody who has a policy, and how. */
export interface Carrier {
  id: string;
  name: string;
  kind: 'user' | 'role' | 'group';
  /** Group that hands it on; null where it is the identity's own. */
  group: string | null;
  /** It limits the identity and gives nothing. */
  isBoundary: boolean;
}

/** Everybody who carries a policy: those that it is attached to, members of such groups, and those that it bounds. */
export async function listCarriers(
  viewer: Viewer,
  { policy, at }: { policy: Pick<StoredPolicy, 'arn' | 'holder' | 'accountId' | 'kind'>; at: AsOf },
): Promise<Carrier[]> {
  requirePermission(viewer, 'posture:read');
  const { arn, holder, accountId, kind } = policy;
  if (kind === 'trust') return [];
  const carries = arn
    ? Prisma.sql`i."attachedPolicies" @> ${JSON.stringify([{ arn }])}::jsonb`
    : Prisma.sql`i."identityId" = ${holder?.id ?? null}::uuid`;
  const bounds = arn ? Prisma.sql`i."permissionsBoundary" = ${arn}` : Prisma.sql`false`;
  return db().$queryRaw<Carrier[]>`
    with ${seenAccounts(viewer, { accountId }, at)},
    here as (select i.* from seen s join "IdentityState" i on i."accountId" = s."accountId" where ${validAt('i', at)})
    select i."identityId" as id, i.name, i.kind, null as "group", false as "isBoundary" from here i where ${carries}
    union all
    select u."identityId", u.name, u.kind, i.name, false from here i join here u on u.kind = 'user' and u.groups ? i.name
    where i.kind = 'group' and ${carries}
    union all
    select i."identityId", i.name, i.kind, null, true from here i where ${bounds}
    order by 5, 4 nulls first, 3, 2`;
}
