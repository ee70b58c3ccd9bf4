import type { EstateStep } from '@/lib/iam/graph/estate-reach';
import { parseArn } from '@/lib/iam/arn';
import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { seenAccounts } from '../../sql/seen-accounts';
import type { Hop } from './types';

/** Accounts that may be shown, by id. */
export type AccountNames = ReadonlyMap<string, string>;

/** All accounts that the viewer may see, the place aside: a route leads out of it. */
export async function readAccountNames(viewer: Viewer, at: AsOf): Promise<AccountNames> {
  const rows = await db().$queryRaw<{ accountId: string; name: string }[]>`
    with ${seenAccounts(viewer, {}, at)} select s."accountId", s.name from seen s`;
  return new Map(rows.map(({ accountId, name }) => [accountId, name]));
}

/** Ids of the identities that steps lead to. */
export async function readIdentityIds(steps: readonly EstateStep[]): Promise<Map<string, string>> {
  const arns = [...new Set(steps.map(({ to }) => to))];
  if (arns.length === 0) return new Map();
  const found = await db().$queryRaw<{ id: string; arn: string }[]>`
    select id, arn from "Identity"
    where arn = any(${arns}) and "accountId" = any(${[...new Set(arns.map(accountOfArn))]})`;
  return new Map(found.map(({ id, arn }) => [arn, id]));
}

/** Steps as they are shown: what lies in accounts that the viewer may not see stays unnamed. */
export function toHops(
  steps: readonly EstateStep[],
  { accounts, ids }: { accounts: AccountNames; ids: ReadonlyMap<string, string> },
): Hop[] {
  const nameOf = (arn: string) => {
    if (!arn.startsWith('arn:')) return arn;
    return accounts.has(accountOfArn(arn))
      ? (parseArn(arn)?.resource ?? arn)
      : 'an identity outside your scope';
  };
  return steps.map(({ from, to, paths, conditional }): Hop => {
    const id = accountOfArn(to);
    const name = accounts.get(id);
    return {
      from: nameOf(from),
      to: nameOf(to),
      pathIds: [...paths],
      toIdentityId: name === undefined ? null : (ids.get(to) ?? null),
      account: name === undefined ? null : { id, name },
      isOwn: from === to,
      conditional,
    };
  });
}

function accountOfArn(arn: string): string {
  return parseArn(arn)?.accountId ?? '';
}
