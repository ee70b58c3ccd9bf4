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

/** How many `openFindings` there are. Those of today under no exception, nearly all, are counted by their index alone. */
export function countOpenFindings(asOf: AsOf): Prisma.Sql {
  if (asOf.kind === 'past') return Prisma.sql`(select count(*)::int from ${openFindings(asOf)} f)`;
  return Prisma.sql`((
    select count(*) from "Finding" f join seen s on s."accountId" = f."accountId"
    where f.state = 'open' and f."exceptionId" is null) + (
    select count(*) from ${openFindings(asOf)} f where f."grantedId" is not null))::int`;
}

/** Orders severities worst first. */
export function severityRank(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`array_position(array['critical', 'high', 'medium', 'low', 'info'], ${column}::text)`;
}
