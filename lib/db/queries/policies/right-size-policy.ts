import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import {
  cutPolicy,
  explainRemoved,
  type CutPolicy,
  type RemovedService,
} from '@/lib/iam/right-size/cut-policy';
import { narrowingOf } from '@/lib/iam/right-size/narrowing-of';
import { type EvidenceWindow, mergeEvidence, usageOfGrants } from '@/lib/iam/right-size/usage-of-grants';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { daysUntilSeen, seenAccounts, validAt } from '../../sql/seen-accounts';
import type { GrantRow } from '../permissions/list-grants';
import type { StoredPolicy } from './get-policy';
import type { Carrier } from './list-carriers';

/** A policy beside what would do for everybody who carries it. */
export interface PolicyUse extends CutPolicy {
  removed: RemovedService<GrantRow>[];
  /** Users and roles that carry it, of groups the members. */
  carriers: number;
  /** Those of them whose use was read; where that is not all of them, nothing is known to be unused. */
  read: number;
  serviceNames: Record<string, string>;
}

/** What of a policy is used by anybody who carries it, and the policy without the rest. */
export async function rightSizePolicyForAll(
  viewer: Viewer,
  params: EvidenceWindow & { policy: StoredPolicy; carriers: readonly Carrier[]; at: AsOf },
): Promise<PolicyUse> {
  requirePermission(viewer, 'posture:read');
  const { policy, at, mode, days } = params;
  const actors = params.carriers.filter(({ kind, isBoundary }) => kind !== 'group' && !isBoundary);
  const ids = [...new Set(actors.map(({ id }) => id))];
  const rows = await readGrants(viewer, { ids, accountId: policy.accountId, at });
  const byIdentity = Map.groupBy(rows, ({ identityId }) => identityId);
  const isKnown = ids.length > 0 && byIdentity.size === ids.length;
  const merged = isKnown ? mergeEvidence([...byIdentity.values()]) : [];
  const cut = cutPolicy(policy.text, await narrowingOf(usageOfGrants(merged, { mode, days })));
  return {
    ...cut,
    removed: cut.result ? explainRemoved(cut.result, merged) : [],
    carriers: ids.length,
    read: byIdentity.size,
    serviceNames: Object.fromEntries(rows.map((row) => [row.service, row.serviceName])),
  };
}

async function readGrants(
  viewer: Viewer,
  { ids, accountId, at }: { ids: readonly string[]; accountId: string; at: AsOf },
): Promise<(GrantRow & { identityId: string })[]> {
  if (ids.length === 0) return [];
  return db().$queryRaw<(GrantRow & { identityId: string })[]>`
    with ${seenAccounts(viewer, { accountId }, at)}
    select g."identityId", g.service, g."serviceName", g.action, g.state,
      case when g."lastUsedAt" <= s.at then g."lastUsedAt" end as "lastUsedAt",
      ${daysUntilSeen(Prisma.sql`case when g."lastUsedAt" <= s.at then g."lastUsedAt" end`)} as "idleDays"
    from seen s join "GrantState" g on g."accountId" = s."accountId"
    where g."identityId" in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))}) and ${validAt('g', at)}`;
}
