import type { Facet } from '@/components/data-table/types';
import type { PermissionFacets } from '@/lib/db/queries/permissions/count-permission-facets';

/** The filters of the list of judged identities. */
export function permissionTableFacets(counts: PermissionFacets, chosenServices: readonly string[]): Facet[] {
  const services = counts.services.map(({ service, serviceName, identities }) => ({
    value: service,
    label: serviceName,
    count: identities,
  }));
  const missing = chosenServices.filter((chosen) => !services.some(({ value }) => value === chosen));
  return [
    {
      key: 'kind',
      label: 'Kind',
      options: [
        { value: 'user', label: 'Users', count: counts.kind.user },
        { value: 'role', label: 'Roles', count: counts.kind.role },
        { value: 'group', label: 'Groups', count: counts.kind.group },
      ],
    },
    {
      key: 'use',
      label: 'Unused',
      options: [
        { value: 'half', label: 'Half of its services or more', count: counts.halfUnused },
        { value: 'none', label: 'All of them', count: counts.noneUsed },
      ],
    },
    {
      key: 'service',
      label: 'Granted service',
      options: [...missing.map((service) => ({ value: service, label: service })), ...services],
    },
  ];
}

/** The orders that the list offers. */
export const permissionOrders = [
  { sort: 'unused.desc', label: 'Most unused services first' },
  { sort: 'unusedShare.desc', label: 'Largest unused share first' },
  { sort: 'granted.desc', label: 'Most granted services first' },
  { sort: 'idleDays.desc', label: 'Longest without activity first' },
  { sort: 'account.asc', label: 'By account' },
  { sort: 'name.asc', label: 'By name' },
] as const;
