import type { Db } from '../../client';
import { storeScores } from '../../scores/store-score';
import type { Place } from '../../sql/seen-accounts';

/** The part of the estate that `estate`, `ou:<id>` or `account:<id>` is. */
export function placeOfScope(scope: string): Place {
  const colon = scope.indexOf(':');
  const id = scope.slice(colon + 1);
  if (colon < 0) return {};
  return scope.startsWith('ou:') ? { ouId: id } : { accountId: id };
}

/** Scores count attested results: those of the accounts in a scope follow. */
export async function storeScoresOf(tx: Db, scope: string): Promise<void> {
  const { accountId = null, ouId = null } = placeOfScope(scope);
  const accounts = await tx.$queryRaw<{ id: string }[]>`
    with recursive branch as (
      select o.id from "OrganizationalUnit" o where o.id = ${ouId}
      union select o.id from "OrganizationalUnit" o join branch b on o."parentId" = b.id)
    select a.id from "Account" a where a."removedAt" is null and (${accountId}::text is null or a.id = ${accountId})
      and (${ouId}::text is null or a."ouId" in (select id from branch))`;
  await storeScores(
    tx,
    accounts.map(({ id }) => id),
  );
}
