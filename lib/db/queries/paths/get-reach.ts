import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { EstateStep } from '@/lib/iam/graph/estate-reach';
import { db } from '../../client';
import { seenAccounts } from '../../sql/seen-accounts';
import { reachAt } from './reach-at';
import { readAccountNames, readIdentityIds, toHops } from './to-hops';
import type { Hop } from './types';

/** How near an identity is to an administrator of any account. */
export interface IdentityReach {
  /** 0: it is one. */
  hops: number;
  /** The route hangs on a condition that the data does not settle. */
  conditional: boolean;
  /** Fewer hops, where a condition holds; null where that changes nothing. */
  hopsIfConditionHolds: number | null;
  route: Hop[];
}

interface ReachRow {
  hopsConfirmed: number | null;
  hopsConditional: number;
  steps: EstateStep[];
}

/** The stored route of one identity; null where it reaches none, or where that is not known at the moment shown. */
export async function getReach(
  viewer: Viewer,
  { identityId, accountId, at }: { identityId: string; accountId: string; at: AsOf },
): Promise<IdentityReach | null> {
  requirePermission(viewer, 'posture:read');
  const rows = await db().$queryRaw<ReachRow[]>`
    with ${seenAccounts(viewer, { accountId }, at)}
    select r."hopsConfirmed", r."hopsConditional", r.steps from seen s
    join "Reach" r on r."accountId" = s."accountId" and r."identityId" = ${identityId}::uuid and ${reachAt('r', at)}`;
  const row = rows[0];
  if (!row) return null;
  const [accounts, ids] = await Promise.all([readAccountNames(viewer, at), readIdentityIds(row.steps)]);
  const { hopsConfirmed, hopsConditional, steps } = row;
  return {
    hops: hopsConfirmed ?? hopsConditional,
    conditional: hopsConfirmed === null,
    hopsIfConditionHolds: hopsConfirmed !== null && hopsConditional < hopsConfirmed ? hopsConditional : null,
    route: toHops(steps, { accounts, ids }),
  };
}
