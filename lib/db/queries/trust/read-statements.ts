import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { decidingStatement } from '@/lib/iam/trust/deciding-statement';
import { db } from '../../client';
import { loadPolicyDocument } from '../../load-snapshot';
import { seenAccounts, validAt } from '../../sql/seen-accounts';

/** The statement that lets each of some ways in, by the id of its row; those that cannot be told are left out. */
export async function readTrustStatements(
  viewer: Viewer,
  { ids, at }: { ids: readonly string[]; at: AsOf },
): Promise<Map<string, string>> {
  requirePermission(viewer, 'posture:read');
  const ways = ids.map((id) => ({
    id,
    identityId: id.split('/')[0] ?? '',
    position: Number(id.split('/')[1]),
  }));
  if (ways.length === 0) return new Map();
  const roles = await db().$queryRaw<{ identityId: string; trustDocument: string }[]>`
    with ${seenAccounts(viewer, {}, at)}
    select i."identityId", i."trustDocument" from seen s
    join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    where i."identityId" = any(${ways.map(({ identityId }) => identityId)}::uuid[]) and i."trustDocument" is not null`;
  const hashes = [...new Set(roles.map(({ trustDocument }) => trustDocument))];
  const texts = new Map(
    await Promise.all(hashes.map(async (hash) => [hash, await loadPolicyDocument(hash)] as const)),
  );
  const textOf = new Map(
    roles.map(({ identityId, trustDocument }) => [identityId, texts.get(trustDocument)]),
  );
  return new Map(
    ways.flatMap(({ id, identityId, position }) => {
      const text = textOf.get(identityId);
      const statement = text ? decidingStatement(text, position) : null;
      return statement ? [[id, statement] as const] : [];
    }),
  );
}
