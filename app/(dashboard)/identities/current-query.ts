import type { IdentityPreset } from '@/components/identities/facet-choices';
import type { IdentitiesParams } from './search-params';

const facetKeys = ['mfa', 'signIn', 'keyAge', 'idle', 'administrator', 'trust'] as const;

/** The filters of the address as text, for the export of the same rows. */
export function identitiesQuery(params: IdentitiesParams): Record<string, string | null> {
  const facets = facetKeys.map((key): [string, string] => [key, params[key].join(',')]);
  return { kind: params.kind, q: params.q, sort: params.sort, ...Object.fromEntries(facets) };
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
