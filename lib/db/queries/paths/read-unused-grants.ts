import type { AsOf } from '@/lib/access/as-of';
import { db } from '../../client';
import type { Prisma } from '../../generated/client';
import { validAt } from '../../sql/seen-accounts';

/**
 * What last-accessed data says of an identity's actions: true for one that was not used within the settings' days, false
 * for one that was, null where AWS does not tell.
 */
export async function readUnusedGrants(
  seen: Prisma.Sql,
  at: AsOf,
  identityId: string,
): Promise<(action: string) => boolean | null> {
  const rows = await db().$queryRaw<{ service: string; action: string; state: string }[]>`
    with ${seen}
    select g.service, g.action, g.state from seen s join "GrantState" g on g."accountId" = s."accountId"
    where g."identityId" = ${identityId}::uuid and ${validAt('g', at)}`;
  const states = new Map(
    rows.map(({ service, action, state }) => [(action === '' ? `${service}:` : action).toLowerCase(), state]),
  );
  return (action) => {
    const [service = ''] = action.toLowerCase().split(':');
    const whole = states.get(`${service}:`);
    if (whole === 'unused') return true;
    const state = states.get(action.toLowerCase());
    return state === undefined || state === 'not-tracked' ? null : state === 'unused';
  };
}
