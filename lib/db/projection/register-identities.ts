import type { IdentityStateRow } from '@/lib/posture/projection/types';
import { realNow } from '@/lib/clock';
import type { Db } from '../client';
import { uuid7 } from '../uuid';

/**
 * Gives every identity its stable id, the one it had before where its ARN was seen already. Completes `ids`
 * (ARN → id), which holds all identities that the account ever had.
 */
export async function registerIdentities(
  tx: Db,
  ids: Map<string, string>,
  { accountId, rows }: { accountId: string; rows: readonly IdentityStateRow[] },
): Promise<void> {
  if (ids.size === 0) await load(tx, ids, accountId);
  const fresh = new Map(rows.filter(({ arn }) => !ids.has(arn)).map((row) => [row.arn, row]));
  if (fresh.size === 0) return;
  const at = realNow();
  const inserts = [...fresh.values()].map(({ arn, kind, name }) => ({
    id: uuid7(at),
    accountId,
    arn,
    kind,
    name,
  }));
  await tx.$executeRaw`
    insert into "Identity" (id, "accountId", arn, kind, name)
    select id, "accountId", arn, kind, name from jsonb_populate_recordset(null::"Identity", ${JSON.stringify(inserts)}::jsonb)`;
  for (const { arn, id } of inserts) ids.set(arn, id);
}

async function load(tx: Db, ids: Map<string, string>, accountId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; arn: string }[]>`
    select id, arn from "Identity" where "accountId" = ${accountId}`;
  for (const { id, arn } of rows) ids.set(arn, id);
}
