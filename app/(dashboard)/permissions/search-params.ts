import {
  createLoader,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { keepSort, parseAsFacet, parseSort, tableParsers } from '@/components/data-table/table-params';
import { grantViews } from '@/components/permissions/grant-views';
import type { PermissionColumn, PermissionFilter } from '@/lib/db/queries/permissions/list-permissions';

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** The address of the list of judged identities, its export takes the same; the last three are of the chosen one. */
export const permissionsParsers = {
  ...tableParsers,
  kind: oneOf(['user', 'role', 'group']),
  use: oneOf(['half', 'none']),
  service: parseAsFacet,
  identity: parseAsString,
  show: parseAsStringLiteral(grantViews).withDefault('all'),
  from: parseAsInteger.withDefault(1),
};

export const loadPermissionsParams = createLoader(permissionsParsers);
export type PermissionsParams = Awaited<ReturnType<typeof loadPermissionsParams>>;

const sortFields: readonly PermissionColumn[] = [
  'name',
  'account',
  'granted',
  'unused',
  'unusedShare',
  'idleDays',
];

/** The sort in force: most unused services first unless the address says otherwise. */
export function permissionsSort(params: Pick<PermissionsParams, 'sort'>) {
  return parseSort(params.sort, sortFields, { field: 'unused', direction: 'desc' });
}

/** All filters of the address as the query takes them. */
export function permissionsFilter({ kind, use, service, q }: PermissionsParams): PermissionFilter {
  return {
    kind,
    halfUnused: use.includes('half'),
    noneUsed: use.includes('none'),
    services: service,
    q,
  };
}

/** The filters and the order as text, for links and exports of the same rows. */
export function permissionsQuery({ kind, use, service, q, sort }: PermissionsParams) {
  return {
    kind: kind.join(','),
    use: use.join(','),
    service: service.join(','),
    q,
    sort: keepSort(sort, sortFields),
  };
}
