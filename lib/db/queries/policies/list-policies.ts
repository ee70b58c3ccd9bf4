import type { AsOf } from '@/lib/access/as-of';
import { formatPolicyRef } from '@/lib/access/policy-ref';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { contains } from '../../sql/list';
import { type Place, seenAccounts, validAt } from '../../sql/seen-accounts';

export type PolicyKind = 'customer' | 'aws' | 'inline' | 'trust';

/** A policy of the estate that can be chosen. */
export interface PolicyOption {
  /** Its reference in addresses. */
  ref: string;
  kind: PolicyKind;
  name: string;
  accountId: string;
  accountName: string;
  /** Of an inline or trust policy: whose it is. */
  holder: string | null;
  /** Of a managed policy: how many carry it. */
  attachments: number | null;
}

interface Row extends Omit<PolicyOption, 'ref'> {
  arn: string | null;
  identityId: string | null;
}

/** Policies of the estate by name, holder or ARN, the best matches first: managed, inline and trust policies. */
export async function listPolicies(
  viewer: Viewer,
  params: Place & { at: AsOf; q: string; size: number },
): Promise<PolicyOption[]> {
  requirePermission(viewer, 'policy:analyze');
  const { at, q, size } = params;
  const text = q.trim();
  const match =
    contains([Prisma.sql`p.name`, Prisma.sql`p.arn`, Prisma.sql`p.holder`], text) ?? Prisma.sql`true`;
  const rows = await db().$queryRaw<Row[]>`
    with ${seenAccounts(viewer, params, at)},
    held as (select s."accountId", s.name as "accountName", i."identityId", i.name as holder, i."inlinePolicies",
        i."trustDocument"
      from seen s join "IdentityState" i on i."accountId" = s."accountId" where ${validAt('i', at)}),
    p as (
      select case when p."awsManaged" then 'aws' else 'customer' end as kind, p.name, p.arn, s."accountId",
        s.name as "accountName", null as holder, null::uuid as "identityId", p."attachmentCount" as attachments
      from seen s join "PolicyState" p on p."accountId" = s."accountId" where ${validAt('p', at)}
      union all
      select 'inline', one->>'name', null, h."accountId", h."accountName", h.holder, h."identityId", null
      from held h cross join lateral jsonb_array_elements(h."inlinePolicies") one
      union all
      select 'trust', 'Trust policy', null, h."accountId", h."accountName", h.holder, h."identityId", null
      from held h where h."trustDocument" is not null)
    select p.* from p where ${match}
    order by starts_with(lower(p.name), lower(${text})) desc, starts_with(lower(coalesce(p.holder, '')), lower(${text})) desc,
      array_position(array['customer', 'inline', 'aws', 'trust'], p.kind), lower(p.name), p.attachments desc nulls last,
      lower(p."accountName"), lower(p.holder)
    limit ${size}`;
  return rows.map(({ arn, identityId, ...row }) => ({ ...row, ref: refOf({ ...row, arn, identityId }) }));
}

function refOf({ kind, name, arn, accountId, identityId }: Row): string {
  if (arn !== null) return formatPolicyRef({ kind: 'managed', accountId, arn });
  const holder = identityId ?? '';
  return formatPolicyRef(
    kind === 'trust' ? { kind: 'trust', identityId: holder } : { kind: 'inline', identityId: holder, name },
  );
}
