import {
  createLoader,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { keepSort, parseSort, tableParsers } from '@/components/data-table/table-params';
import type { TrustColumn } from '@/lib/db/queries/trust/list-ways-in';
import type { TrustFilter } from '@/lib/db/queries/trust/ways-from';
import { partyKinds, wayConditions, wayReaches } from '@/lib/iam/trust/party-kinds';

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** The address of the list of ways in; `draw` asks for the drawing of what it shows. */
export const trustParsers = {
  ...tableParsers,
  kind: oneOf(partyKinds),
  condition: oneOf(wayConditions),
  reach: oneOf(wayReaches),
  idle: parseAsArrayOf(parseAsInteger).withDefault([]),
  party: parseAsString.withDefault(''),
};

export const loadTrustParams = createLoader({ ...trustParsers, draw: parseAsBoolean.withDefault(false) });
export type TrustParams = Awaited<ReturnType<typeof loadTrustParams>>;

const sortFields: readonly TrustColumn[] = ['party', 'role', 'account', 'reach', 'idleDays', 'findings'];

/** The sort that the address asks for; null: the most open first. */
export function trustSort({ sort }: Pick<TrustParams, 'sort'>) {
  return sort ? parseSort(sort, sortFields, { field: 'party', direction: 'asc' }) : null;
}

/** Filters and sort in force, as links and the export have them. */
export function trustQuery(params: TrustParams) {
  return {
    q: params.q,
    kind: params.kind.join(','),
    condition: params.condition.join(','),
    reach: params.reach.join(','),
    idle: params.idle.join(','),
    party: params.party,
    sort: keepSort(params.sort, sortFields),
  };
}

/** The same as the query takes them. */
export function trustFilter(params: TrustParams): TrustFilter {
  return {
    q: params.q,
    kind: params.kind,
    condition: params.condition,
    reach: params.reach,
    idleMoreThanDays: params.idle.length > 0 ? Math.min(...params.idle) : undefined,
    party: params.party || undefined,
  };
}
