import type { AsOf } from '@/lib/access/as-of';
import type { ShareStatus } from '@/lib/iam/unused/summarize-shares';
import { Prisma } from '../../generated/client';
import { allOf, contains, oneOf } from '../../sql/list';
import { validAt, type Place } from '../../sql/seen-accounts';

export interface RightsFilter extends Place {
  q?: string;
  kind?: readonly ('user' | 'role')[];
  /** How their share counts; all when left out. */
  status?: readonly ShareStatus[];
  /** Full administrators, and those that are one step from it. */
  administrators?: boolean;
  /** Unused shares of these fifths, 1 (up to 20 %) to 5. */
  fifths?: readonly number[];
  /** Identities that are granted more services than at the beginning of the time compared. */
  grew?: boolean;
}

/** The unused part of a share (alias `r`) in percent; null where nothing is known to be granted. */
export const unusedPercent: Prisma.Sql = percentOf('unused');

/** One part of a share (alias `r`) in percent of its whole. */
export function percentOf(part: 'used' | 'unused' | 'unknown'): Prisma.Sql {
  return Prisma.sql`(100 * r.${Prisma.raw(part)} / nullif(r.used + r.unused + r."unknown", 0))`;
}

/** The fifth of an unused share, 1 to 5, by the rule of `bucketOf`. */
export const fifthOf: Prisma.Sql = Prisma.sql`least(5, greatest(1, ceil(round(${unusedPercent}::numeric, 6) / 20)))`;

/** The `from … where` of users and roles whose share of unused rights was judged, over `seen` and `grants`. */
export function rightsFrom(filter: RightsFilter, at: AsOf): Prisma.Sql {
  const { status, administrators, fifths, q, kind } = filter;
  return Prisma.sql`
    from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    join "ShareState" r on r."identityId" = i."identityId" and ${validAt('r', at)}
    left join grants g on g."identityId" = i."identityId"
    left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}
    where ${allOf([
      oneOf(Prisma.sql`i.kind`, kind),
      oneOf(Prisma.sql`r.status`, status),
      administrators && Prisma.sql`i.administrator in ('full', 'equivalent')`,
      fifths && fifths.length > 0 && Prisma.sql`${fifthOf} in (${Prisma.join([...fifths])})`,
      contains([Prisma.sql`i.name`, Prisma.sql`s.name`], q),
    ])}`;
}
