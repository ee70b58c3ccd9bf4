import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { allOf, contains, limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { daysUntilSeen, seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import { anyOf, mfaStates, type MfaState } from '../identities/identities-where';

export type MfaUserColumn = 'name' | 'account' | 'passwordIdleDays' | 'administrator';

export interface ListMfaUsersParams extends Place, Paging, Sorting<MfaUserColumn> {
  at: AsOf;
  q?: string;
  /** Console users with (true) or without (false) MFA; both when left out. */
  mfa?: boolean;
  /** Those of these states; `unknown` includes users of whom no password is known either. */
  states?: readonly MfaState[];
}

export interface MfaUserRow {
  id: string;
  name: string;
  accountId: string;
  accountName: string;
  mfaActive: boolean | null;
  mfaKinds: string[];
  passwordLastUsedAt: Date | null;
  /** Days since the password was used, else since it was set or the user made. */
  passwordIdleDays: number | null;
  administrator: string | null;
  owner: string | null;
}

/** Console users with their MFA, those without and with most privilege first. */
export async function listMfaUsers(viewer: Viewer, params: ListMfaUsersParams): Promise<List<MfaUserRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const idle = daysUntilSeen(
    Prisma.sql`coalesce(u."passwordLastUsedAt", i."passwordLastChanged", i."createdAt")`,
  );
  const tier = Prisma.sql`array_position(array['none', 'conditional', 'equivalent', 'full'], i.administrator)`;
  const column = {
    name: Prisma.sql`lower(i.name)`,
    account: Prisma.sql`lower(s.name)`,
    passwordIdleDays: Prisma.sql`"passwordIdleDays"`,
    administrator: tier,
  } satisfies Record<MfaUserColumn, Prisma.Sql>;
  const from = Prisma.sql`
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}
    where ${allOf([
      anyOf(params.states, mfaStates) ?? Prisma.sql`i.kind = 'user' and i."passwordEnabled"`,
      contains([Prisma.sql`i.name`], params.q),
      params.mfa !== undefined && Prisma.sql`i."mfaActive" = ${params.mfa}`,
    ])}`;
  const order = params.sort
    ? orderBy(column[params.sort.column], params.sort.direction, Prisma.sql`i."identityId"`)
    : Prisma.sql`order by i."mfaActive", ${tier} desc nulls last, lower(i.name), i."identityId"`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<MfaUserRow[]>`
      with ${seen}
      select i."identityId" as id, i.name, s."accountId", s.name as "accountName", i."mfaActive", i."mfaKinds",
        u."passwordLastUsedAt", ${idle} as "passwordIdleDays", i.administrator, i.owner
      ${from} ${order} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`with ${seen} select count(*)::int as total ${from}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}
