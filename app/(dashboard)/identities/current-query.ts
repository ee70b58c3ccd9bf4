import { keepSort } from '@/components/data-table/table-params';
import type { IdentityPreset } from '@/components/identities/facet-choices';
import { identitySortFields, type IdentitiesParams } from './search-params';

const facetKeys = ['mfa', 'signIn', 'keyAge', 'idle', 'administrator', 'trust'] as const;

/** The filters and the sort of the address as text, for the export of the same rows in the same order. */
export function identitiesQuery(params: IdentitiesParams): Record<string, string | null> {
  const facets = facetKeys.map((key): [string, string] => [key, params[key].join(',')]);
  const sort = keepSort(params.sort, identitySortFields);
  return { kind: params.kind, q: params.q, sort, ...Object.fromEntries(facets) };
}

/** The preset that says exactly what the address says; null when there is more, or something else. */
export function currentPreset(params: IdentitiesParams, presets: readonly IdentityPreset[]): string | null {
  if (params.q) return null;
  const query = identitiesQuery(params);
  const preset = presets.find((each) =>
    facetKeys.every((key) => (query[key] ?? '') === (each.query[key] ?? '')),
  );
  return preset?.id ?? null;
}
