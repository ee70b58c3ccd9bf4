import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { parseArn } from '@/lib/iam/arn';
import type { AccountNode } from '@/lib/iam/graph/account-edges';
import { createEstate } from '@/lib/iam/graph/estate';
import { whoBecomes, type Becomer } from '@/lib/iam/graph/who-becomes';
import { db } from '../../client';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import { readAccountNames, type AccountNames } from './to-hops';

/** Somebody who can become an identity by one hop. */
export interface BecomerRow {
  /** Name within the account, or who comes from outside as the trust policy names it. */
  name: string;
  kind: 'user' | 'role' | 'outside';
  identityId: string | null;
  /** Null for who comes from where nothing is scanned. */
  accountName: string | null;
  /** It lies in another account than the identity. */
  isOutsideAccount: boolean;
  conditional: boolean;
  pathIds: string[];
}

type EdgeRow = AccountNode & { accountId: string; organizationId: string | null };

/**
 * Who can become an identity by one hop, by the edges of its account and by callers of other accounts whom it lets in, as
 * far as the viewer may see them. Administrators of its own account, who can become anybody, are not told one by one.
 */
export async function listBecomers(
  viewer: Viewer,
  { arn, accountId, at }: { arn: string; accountId: string; at: AsOf },
): Promise<BecomerRow[]> {
  requirePermission(viewer, 'posture:read');
  const rows = await db().$queryRaw<EdgeRow[]>`
    with ${seenAccounts(viewer, {}, at)}
    select e."accountId", coalesce(u."organizationId", g.id) as "organizationId", e.source, e.kind, e.administrator,
      case when e."accountId" = ${accountId} then e.edges else '[]' end as edges, e.calls,
      case when e.source = ${arn} then e.doors else '[]' end as doors
    from seen s join "Edge" e on e."accountId" = s."accountId" and ${validAt('e', at)}
    left join "OrganizationalUnit" u on u.id = s."ouId" left join "Organization" g on g."managementAccountId" = s."accountId"
    where e."accountId" = ${accountId} or e.calls <> '[]' order by e.id`;
  const accounts = await readAccountNames(viewer, at);
  const estate = createEstate();
  const byAccount = Map.groupBy(rows, (row) => row.accountId);
  for (const id of accounts.keys()) {
    const nodes = byAccount.get(id) ?? [];
    estate.add({ accountId: id, organizationId: nodes[0]?.organizationId ?? null, nodes });
  }
  const found = whoBecomes(estate.finish(), arn);
  const ids = await readIds(found.map(({ source }) => source));
  return found
    .map((becomer) => toRow(becomer, { accountId, accounts, ids }))
    .sort((a, b) => Number(b.isOutsideAccount) - Number(a.isOutsideAccount) || a.name.localeCompare(b.name));
}

interface Known {
  accountId: string;
  accounts: AccountNames;
  ids: ReadonlyMap<string, string>;
}

function toRow({ source, paths, conditional }: Becomer, { accountId, accounts, ids }: Known): BecomerRow {
  const arn = parseArn(source);
  const accountName = accounts.get(arn?.accountId ?? '');
  const identityId = ids.get(source);
  const base = { conditional, pathIds: [...paths] };
  if (!arn || accountName === undefined || identityId === undefined)
    return {
      ...base,
      name: source,
      kind: 'outside',
      identityId: null,
      accountName: null,
      isOutsideAccount: true,
    };
  const kind = source.includes(':role/') ? 'role' : 'user';
  return {
    ...base,
    name: arn.resource,
    kind,
    identityId,
    accountName,
    isOutsideAccount: arn.accountId !== accountId,
  };
}

async function readIds(arns: readonly string[]): Promise<Map<string, string>> {
  if (arns.length === 0) return new Map();
  const found = await db().$queryRaw<{ id: string; arn: string }[]>`
    select id, arn from "Identity" where arn = any(${[...arns]})`;
  return new Map(found.map(({ id, arn }) => [arn, id]));
}
