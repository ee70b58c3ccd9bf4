import type { AsOf } from '@/lib/access/as-of';
import { Prisma } from '../generated/client';
import { findingsAt } from './findings-at';

/**
 * Whether a row (f) of `findingsAt` is a fail that no exception covers. The stored column comes first: Postgres knows how
 * often it is empty, and plans for as many rows as there are.
 */
export const isOpen = Prisma.sql`(f.state = 'open' and (f."grantedId" is null or f."exceptionId" is null))`;

/**
 * A subselect of the findings that were open at the moment shown and that no exception covered then, for a query that
 * has `seen`: what every count of open findings counts. Columns as in `findingsAt`.
 */
export function openFindings(asOf: AsOf): Prisma.Sql {
  return Prisma.sql`(select f.* from ${findingsAt(asOf)} f where ${isOpen})`;
}

/** Orders severities worst first. */
export function severityRank(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`array_position(array['critical', 'high', 'medium', 'low', 'info'], ${column}::text)`;
}
