import type { Db } from '../../client';
import { storeScores } from '../../scores/store-score';
import { placeOfScope } from '../settings/place-of-scope';

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
