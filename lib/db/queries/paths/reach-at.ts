import type { AsOf } from '@/lib/access/as-of';
import { Prisma } from '../../generated/client';
import { instant } from '../../sql/seen-accounts';

/** A route is as it was when the newest analysis up to the moment shown had run. */
export function reachAt(alias: string, at: AsOf): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${alias}."${name}"`);
  if (at.kind === 'now') return Prisma.sql`${column('validTo')} is null`;
  return Prisma.sql`${column('validFrom')} <= ${instant(at.at)}
    and (${column('validTo')} is null or ${column('validTo')} > ${instant(at.at)})`;
}
