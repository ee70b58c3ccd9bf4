import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { openFindings, severityRank } from '../../sql/open-findings';
import { seenAccounts } from '../../sql/seen-accounts';
import type { StoredPolicy } from './get-policy';

export interface PolicyFindingRow {
  id: string;
  checkId: string;
  severity: string;
  title: string;
  firstSeenAt: Date;
}

/** Open findings about a policy, the worst first: on a managed one by its ARN, on an inline one as a part of its holder. */
export async function listPolicyFindings(
  viewer: Viewer,
  { policy, at }: { policy: Pick<StoredPolicy, 'arn' | 'name' | 'kind' | 'holder' | 'accountId'>; at: AsOf },
): Promise<PolicyFindingRow[]> {
  requirePermission(viewer, 'posture:read');
  const { arn, name, kind, holder, accountId } = policy;
  const isAbout = arn
    ? Prisma.sql`f.resource = ${arn}`
    : Prisma.sql`f."identityId" = ${holder?.id ?? null}::uuid and ${
        kind === 'trust' ? Prisma.sql`f."checkId" like 'role-trust-%'` : Prisma.sql`f.part = ${name}`
      }`;
  return db().$queryRaw<PolicyFindingRow[]>`
    with ${seenAccounts(viewer, { accountId }, at)}
    select f.id, f."checkId", f.severity, f.title, f."firstSeenAt" from ${openFindings(at)} f
    join seen s on s."accountId" = f."accountId"
    where ${isAbout} order by ${severityRank(Prisma.sql`f.severity`)}, f."firstSeenAt", f.id`;
}
