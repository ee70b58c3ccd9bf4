import { createLoader, parseAsArrayOf, parseAsNumberLiteral, parseAsStringLiteral } from 'nuqs/server';
import { keepSort, parseSort, tableParsers } from '@/components/data-table/table-params';
import type { ExceptionFilter } from '@/lib/db/queries/exceptions/exceptions-where';
import type { ExceptionColumn } from '@/lib/db/queries/exceptions/list-exceptions';
import {
  exceptionKinds,
  exceptionScopeKinds,
  exceptionStandings,
} from '@/lib/posture/findings/exception-kinds';

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** The address of the register; its export takes the same. */
export const loadExceptionsParams = createLoader({
  ...tableParsers,
  standing: oneOf(exceptionStandings),
  kind: oneOf(exceptionKinds),
  scope: oneOf(exceptionScopeKinds),
  expiresWithin: parseAsArrayOf(parseAsNumberLiteral([7, 30])).withDefault([]),
});
export type ExceptionsParams = Awaited<ReturnType<typeof loadExceptionsParams>>;

const sortFields: readonly ExceptionColumn[] = ['expiresAt', 'kind', 'check', 'requestedBy', 'findings'];

/** The sort in force; null is what waits first, then what ends soonest. */
export function exceptionsSort(params: Pick<ExceptionsParams, 'sort'>) {
  const none = { field: 'expiresAt', direction: 'asc' } as const;
  const sort = parseSort(params.sort, sortFields, none);
  return sort === none ? null : sort;
}

/** All filters of the address as the query takes them. */
export function exceptionsFilter(params: ExceptionsParams): ExceptionFilter {
  const { standing, kind, scope, expiresWithin, q } = params;
  const expiresWithinDays = expiresWithin.length > 0 ? Math.max(...expiresWithin) : undefined;
  return { standing, kind, scopeKind: scope, expiresWithinDays, q };
}

/** The filters as text, for exports of the same rows. */
export function exceptionsQuery(params: ExceptionsParams) {
  const { standing, kind, scope, expiresWithin, q, sort } = params;
  return {
    standing: standing.join(','),
    kind: kind.join(','),
    scope: scope.join(','),
    expiresWithin: expiresWithin.join(','),
    q,
    sort: keepSort(sort, sortFields),
  };
}
