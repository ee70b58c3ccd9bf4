import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { keepSort, parseSort, tableParsers } from '@/components/data-table/table-params';
import type { PartyColumn } from '@/lib/db/queries/trust/list-parties';
import type { TrustColumn } from '@/lib/db/queries/trust/list-trust';
import type { TrustFilter } from '@/lib/db/queries/trust/trust-from';
import { trustGaps } from '@/lib/iam/trust/trust-gaps';
import { analyzerViews, partyKinds, partyStandings, trustReaches } from '@/lib/iam/trust/trust-values';

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** The address of the trust map: `view` chooses the list, `party` one party's roles, the others filter it. */
export const trustParsers = {
  ...tableParsers,
  view: parseAsStringLiteral(['parties', 'roles']).withDefault('parties'),
  party: parseAsString,
  kind: oneOf(partyKinds),
  standing: oneOf(partyStandings),
  gap: oneOf(trustGaps),
  reach: oneOf(trustReaches),
  analyzer: oneOf(analyzerViews),
  draw: parseAsStringLiteral(['map']),
};

export const loadTrustParams = createLoader(trustParsers);
export type TrustParams = Awaited<ReturnType<typeof loadTrustParams>>;

const partyFields: readonly PartyColumn[] = ['party', 'kind', 'roles', 'accounts', 'reaching', 'lastUsedAt'];
const roleFields: readonly TrustColumn[] = ['party', 'role', 'account', 'reach', 'lastUsedAt'];

/** The sort of the parties in force: the least known kinds first. */
export function partySort({ sort }: Pick<TrustParams, 'sort'>) {
  return parseSort(sort, partyFields, { field: 'kind', direction: 'desc' });
}

/** The sort of the roles in force: those that reach furthest first. */
export function roleSort({ sort }: Pick<TrustParams, 'sort'>) {
  return parseSort(sort, roleFields, { field: 'reach', direction: 'desc' });
}

/** All filters in force as the query takes them. */
export function trustFilter({ q, party, kind, standing, gap, reach, analyzer }: TrustParams): TrustFilter {
  return { q, kind, standing, gap, reach, analyzer, ...(party ? { party } : {}) };
}

/** The same as the address of the export and of the other list has them. */
export function trustQuery(params: TrustParams) {
  const { q, party, kind, standing, gap, reach, analyzer } = params;
  return { q, party, kind, standing, gap, reach, analyzer };
}

/** The sort of the address that the export can follow. */
export function exportSort({ sort }: Pick<TrustParams, 'sort'>) {
  return keepSort(sort, roleFields);
}
