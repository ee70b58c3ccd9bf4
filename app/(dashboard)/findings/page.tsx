import type { SearchParams } from 'nuqs/server';
import { FacetPanel } from '@/components/data-table/facet-panel';
import { findingTableFacets } from '@/components/findings/finding-choices';
import { FindingsByCheck } from '@/components/findings/findings-by-check';
import { FindingsEmpty, FindingsHead } from '@/components/findings/findings-head';
import { FindingsTable } from '@/components/findings/findings-table';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { scopedPath } from '@/components/shared/scoped-path';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { formatShortDate } from '@/lib/format';
import { FindingBulk } from './finding-bulk';
import { loadFindingsPage } from './load-findings-page';
import { findingsQuery } from './search-params';

export const metadata = { title: 'Findings' };

export default async function FindingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const loaded = await loadFindingsPage(await searchParams);
  const { scope, params, results, list, unfiltered, since, now } = loaded;
  const path = scopedPath(scope);
  const query = findingsQuery(params);
  const { sort: _sort, ...filters } = query;
  const listHref = (change: Record<string, string | null>) => path('/findings', { ...query, ...change });
  const facets = findingTableFacets({
    counts: loaded.facets,
    chosenChecks: params.check,
    chosenOwners: params.owner,
    notChecked: loaded.notChecked,
    openedAfter: params.openedAfter,
    identity: params.identity
      ? { value: params.identity, label: list.rows[0]?.identityName ?? 'one identity' }
      : null,
    exception: params.exception,
    now,
  });
  const filtered = Object.values(filters).some(Boolean);
  const shared = {
    unfiltered,
    facets,
    filtered,
    path,
    side: <FacetPanel facets={facets} searchLabel="Search findings" />,
    toolbarEnd: (
      <SegmentedLinks
        label="Grouping"
        options={[
          { href: listHref({ view: null, sort: null }), label: 'By check', current: params.view === 'check' },
          { href: listHref({ view: 'flat' }), label: 'Flat', current: params.view === 'flat' },
        ]}
      />
    ),
    bulkActions: loaded.mayTriage ? (
      <FindingBulk
        viewer={loaded.viewer}
        search={listHref({}).split('?')[1] ?? ''}
        owners={loaded.facets.owners.flatMap(({ owner }) => owner ?? [])}
      />
    ) : undefined,
    exports: {
      csv: path('/api/v1/findings', { ...query, format: 'csv' }),
      json: path('/api/v1/findings', { ...query, format: 'json' }),
    },
    empty: <FindingsEmpty results={results} />,
  };
  if (results.accounts === 0) {
    return (
      <>
        <FindingsHead results={results} open={0} exceptionsHref={path('/findings/exceptions')} />
        <NothingScanned
          what="Here stands what is wrong, where, since when, and who owns it."
          past={scope.at.kind === 'past'}
          nowHref="/findings"
        />
      </>
    );
  }
  return (
    <>
      <FindingsHead results={results} open={unfiltered} exceptionsHref={path('/findings/exceptions')} />
      {params.view === 'flat' ? (
        <FindingsTable {...shared} {...list} page={params.page} size={params.size} sort={loaded.sort} />
      ) : (
        <FindingsByCheck
          {...shared}
          groups={loaded.groups}
          total={list.total}
          since={{ at: since, words: formatShortDate(since, now) }}
          listHref={listHref}
        />
      )}
    </>
  );
}
