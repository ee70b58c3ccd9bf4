import { createLoader, parseAsArrayOf, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import { parseSort, tableParsers } from '@/components/data-table/table-params';
import type { IdentityFacet } from '@/lib/db/queries/identities/count-identity-facets';
import type { IdentityFilter } from '@/lib/db/queries/identities/identities-where';
import type { IdentityColumn } from '@/lib/db/queries/identities/list-identities';

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** The address of the list of identities; its export takes the same. Days say "over so many days". */
export const identitiesParsers = {
  ...tableParsers,
  kind: parseAsStringLiteral(['user', 'role', 'group', 'root']),
  mfa: oneOf(['missing', 'active', 'unknown']),
  signIn: oneOf(['password', 'keys', 'both']),
  keyAge: parseAsArrayOf(parseAsInteger).withDefault([]),
  idle: parseAsArrayOf(parseAsInteger).withDefault([]),
  administrator: oneOf(['full', 'equivalent', 'conditional', 'none']),
  trust: oneOf(['external', 'public']),
};

export const loadIdentitiesParams = createLoader(identitiesParsers);
export type IdentitiesParams = Awaited<ReturnType<typeof loadIdentitiesParams>>;

export const identitySortFields: readonly IdentityColumn[] = [
  'name',
  'account',
  'kind',
  'createdAt',
  'lastActivityAt',
  'oldestKeyDays',
  'unusedServices',
  'openFindings',
  'administrator',
];

/** The sort in force: by name unless the address says otherwise. */
export function identitiesSort(params: Pick<IdentitiesParams, 'sort'>) {
  return parseSort(params.sort, identitySortFields, { field: 'name', direction: 'asc' });
}

/** What each facet of the address adds to the list; several values of one facet are alternatives. */
export function identityFacetFilters(
  params: IdentitiesParams,
): Partial<Record<IdentityFacet, IdentityFilter>> {
  const { mfa, signIn, keyAge, idle, administrator, trust } = params;
  return {
    ...(mfa.length > 0 ? { mfa: { mfa } } : {}),
    ...(signIn.length > 0 ? { signIn: { signIn } } : {}),
    ...(keyAge.length > 0 ? { keyAge: { keyOlderThanDays: Math.min(...keyAge) } } : {}),
    ...(idle.length > 0 ? { idle: { inactiveMoreThanDays: Math.min(...idle) } } : {}),
    ...(administrator.length > 0 ? { administrator: { administrator } } : {}),
    ...(trust.length > 0 ? { trust: { trust } } : {}),
  };
}

/** All of the address as the query takes it. */
export function identitiesFilter(params: IdentitiesParams): IdentityFilter {
  return Object.assign(
    { kind: params.kind ? [params.kind] : undefined, q: params.q },
    ...Object.values(identityFacetFilters(params)),
  ) as IdentityFilter;
}
