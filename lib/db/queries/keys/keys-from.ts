import type { AsOf } from '@/lib/access/as-of';
import { Prisma } from '../../generated/client';
import { allOf, contains, oneOf } from '../../sql/list';
import { daysUntilSeen, validAt, type Place } from '../../sql/seen-accounts';

export interface KeyFilter extends Place {
  /** Part of a user's name or of a key id. */
  q?: string;
  status?: readonly ('Active' | 'Inactive' | 'Expired')[];
  olderThanDays?: number;
  /** Upper end of an age bucket. */
  youngerThanDays?: number;
  idleMoreThanDays?: number;
  /** Idle for so many days or more. */
  idleFromDays?: number;
  /** One of these ages in whole days, both ends included; null is open. */
  ages?: readonly { from: number; to: number | null }[];
  neverUsed?: boolean;
  administrator?: readonly ('full' | 'equivalent' | 'conditional' | 'none')[];
  /** Older than the one or idle for at least the other: what the retirement list shows. */
  stale?: { olderThanDays: number; idleDays: number };
}

const age = daysUntilSeen(Prisma.sql`c."createdAt"`);
const idle = daysUntilSeen(Prisma.sql`coalesce(u."lastUsedAt", c."createdAt")`);

/** Conditions on keys (c), their users (i) and use (u): list, figures and counts share them. */
export function keysWhere(filter: KeyFilter): Prisma.Sql {
  return allOf([
    Prisma.sql`c.kind = 'access-key' and i.kind = 'user'`,
    contains([Prisma.sql`i.name`, Prisma.sql`coalesce(c."accessKeyId", '')`], filter.q),
    oneOf(Prisma.sql`c.status`, filter.status),
    filter.olderThanDays !== undefined && Prisma.sql`${age} > ${filter.olderThanDays}`,
    filter.youngerThanDays !== undefined && Prisma.sql`${age} <= ${filter.youngerThanDays}`,
    filter.idleMoreThanDays !== undefined && Prisma.sql`${idle} > ${filter.idleMoreThanDays}`,
    filter.idleFromDays !== undefined && Prisma.sql`${idle} >= ${filter.idleFromDays}`,
    agedBetween(filter.ages),
    filter.neverUsed && Prisma.sql`u."lastUsedAt" is null`,
    oneOf(Prisma.sql`i.administrator`, filter.administrator),
    filter.stale &&
      Prisma.sql`(${age} > ${filter.stale.olderThanDays} or ${idle} >= ${filter.stale.idleDays})`,
  ]);
}

function agedBetween(ages: KeyFilter['ages']): Prisma.Sql | null {
  if (!ages || ages.length === 0) return null;
  const ranges = ages.map(({ from, to }) =>
    to === null ? Prisma.sql`${age} >= ${from}` : Prisma.sql`${age} between ${from} and ${to}`,
  );
  return Prisma.sql`(${Prisma.join(ranges, ' or ')})`;
}

/** Keys of IAM users, root's apart, with their age and idle time in whole days at the snapshot. */
export function keysFrom(filter: KeyFilter, at: AsOf): Prisma.Sql {
  return Prisma.sql`
    from seen s join "CredentialState" c on c."accountId" = s."accountId" and ${validAt('c', at)}
    join "IdentityState" i on i."identityId" = c."identityId" and ${validAt('i', at)}
    left join "CredentialUse" u on u."identityId" = c."identityId" and u.kind = c.kind and u.key = c.key
      and ${validAt('u', at)}
    where ${keysWhere(filter)}`;
}

/** The part of the risk that comes from age: 20, all of it at two years. */
export const keyAgeRisk = Prisma.sql`(20 * least(greatest(coalesce(${age}, 0), 0) / 730.0, 1))`;

/** The part of the risk that comes from idle time: 20, all of it at one year. */
export const keyIdleRisk = Prisma.sql`(20 * least(greatest(coalesce(${idle}, 0), 0) / 365.0, 1))`;

/**
 * Risk of a key, 0 to 100: what its user could become (60), its age (20, all of it at two years) and how long it has
 * lain idle (20, all of it at one year).
 */
export function keyRisk(at: AsOf): Prisma.Sql {
  return Prisma.sql`round(${keyReach(at)} + ${keyAgeRisk} + ${keyIdleRisk})::int`;
}

/** The part of the risk that says what the user could become. */
export function keyReach(at: AsOf): Prisma.Sql {
  return Prisma.sql`case when i.administrator = 'full' then 60
    when i.administrator in ('equivalent', 'conditional') then 45
    when exists (select 1 from "GrantTally" g where g."identityId" = i."identityId" and ${validAt('g', at)}) then 15
    else 5 end`;
}
