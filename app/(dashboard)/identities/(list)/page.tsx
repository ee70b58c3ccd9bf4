import type { SearchParams } from 'nuqs/server';
import {
  identityFacetChoices,
  identityPresets,
  identityTableFacets,
} from '@/components/identities/facet-choices';
import { IdentitiesHead } from '@/components/identities/identities-head';
import { IdentitiesTable } from '@/components/identities/identities-table';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { PresetLinks } from '@/components/shared/preset-links';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { countIdentityFacets } from '@/lib/db/queries/identities/count-identity-facets';
import { countIdentityTabs } from '@/lib/db/queries/identities/count-identity-tabs';
import { listIdentities } from '@/lib/db/queries/identities/list-identities';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { loadScope } from '../../scope-params';
import { currentPreset, identitiesQuery } from '../current-query';
import {
  identitiesFilter,
  identitiesSort,
  identityFacetFilters,
  loadIdentitiesParams,
} from '../search-params';

export const metadata = { title: 'Identities' };

export default async function IdentitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadIdentitiesParams(searchParams);
  const { at, place } = scope;
  const path = scopedPath(scope);
  const settings = await forPage(getEffectiveSettings(viewer, place));
  const thresholds = { keyAgeDays: settings.accessKeyMaxAgeDays, idleDays: settings.consoleInactiveDays };
  const { kind, page, size, q } = params;
  const base = { ...place, kind: kind ? [kind] : undefined, q };
  const chosen = identityFacetFilters(params);
  const choices = identityFacetChoices(thresholds);
  const presets = identityPresets(thresholds).filter((preset) => preset.kinds.includes(kind));
  const { column, direction } = sortOf(params);
  const [tabs, list, facetCounts, presetCounts] = await forPage(
    Promise.all([
      countIdentityTabs(viewer, { ...place, at }),
      listIdentities(viewer, {
        ...place,
        ...identitiesFilter(params),
        at,
        page,
        size,
        sort: { column, direction },
      }),
      countIdentityFacets(viewer, { at, base, chosen, choices }),
      countIdentityFacets(viewer, {
        at,
        base: { ...base, q: undefined },
        chosen: {},
        choices: presets.map((preset) => preset.choice),
      }),
    ]),
  );
  const query = identitiesQuery(params);
  const current = currentPreset(params, presets);
  return (
    <>
      <IdentitiesHead current={kind ?? 'all'} counts={tabs} path={path} />
      {tabs.accounts === 0 ? (
        <NothingScanned
          what="Here stand all users, roles, groups and root users of the accounts that you link."
          past={at.kind === 'past'}
          nowHref="/identities"
        />
      ) : (
        <>
          <PresetLinks
            label="Often asked"
            presets={presets.map(({ id, label, choice, query: own }) => ({
              id,
              label,
              count: presetCounts[choice.facet][choice.value] ?? 0,
              href: path('/identities', { kind, ...(current === id ? {} : own) }),
              current: current === id,
            }))}
          />
          <IdentitiesTable
            {...list}
            unfiltered={kind ? tabs[kind] : tabs.all}
            page={page}
            size={size}
            sort={{ field: column, direction }}
            kind={kind}
            facets={identityTableFacets(choices, facetCounts)}
            filtered={q !== '' || Object.keys(chosen).length > 0}
            keyAgeDays={thresholds.keyAgeDays}
            path={path}
            exports={{
              csv: path('/api/v1/identities', { ...query, format: 'csv' }),
              json: path('/api/v1/identities', { ...query, format: 'json' }),
            }}
          />
        </>
      )}
    </>
  );
}

function sortOf(params: Parameters<typeof identitiesSort>[0]) {
  const { field, direction } = identitiesSort(params);
  return { column: field, direction };
}
