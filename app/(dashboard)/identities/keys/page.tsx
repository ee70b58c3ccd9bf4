import type { SearchParams } from 'nuqs/server';
import { IdentitiesHead } from '@/components/identities/identities-head';
import { KeyAgeCard } from '@/components/keys/key-age-card';
import { keyFacetChoices, keyTableFacets } from '@/components/keys/key-choices';
import { KeyScatterCard } from '@/components/keys/key-scatter-card';
import { KeyStats } from '@/components/keys/key-stats';
import { KeysTable } from '@/components/keys/keys-table';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { formatSort } from '@/components/data-table/table-params';
import { scopedPath } from '@/components/shared/scoped-path';
import { Grid } from '@/components/ui/grid';
import { loadKeysPage } from './load-keys-page';
import { describeKeys } from './describe-keys';
import { keyFacetFilters } from './search-params';

export const metadata = { title: 'Access keys · Identities' };

export default async function KeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, params, sort, limits, tabs, list, summary, before, facetCounts, now } = await loadKeysPage(
    await searchParams,
  );
  const path = scopedPath(scope);
  const filtered = params.q !== '' || Object.keys(keyFacetFilters(params)).length > 0;
  const query = {
    q: params.q,
    sort: formatSort(sort),
    stale: filtered ? null : 'true',
    ...Object.fromEntries(
      (['status', 'age', 'olderThan', 'idle', 'use', 'administrator'] as const).map((key) => [
        key,
        params[key].join(','),
      ]),
    ),
  };
  return (
    <>
      <IdentitiesHead current="keys" counts={tabs} path={path} />
      {tabs.accounts === 0 ? (
        <NothingScanned
          what="Here stand the access keys of the accounts that you link: how old, how idle, how dangerous."
          past={scope.at.kind === 'past'}
          nowHref="/identities/keys"
        />
      ) : (
        <div className="flex flex-col gap-4">
          <KeyStats summary={summary} before={before} now={now} limits={limits} path={path} />
          <Grid>
            <KeyAgeCard summary={summary} limits={limits} path={path} />
            <KeyScatterCard summary={summary} limits={limits} path={path} />
          </Grid>
          <KeysTable
            {...list}
            {...describeKeys({ filtered, total: list.total, limits })}
            unfiltered={tabs.keys}
            page={params.page}
            size={params.size}
            sort={sort}
            facets={keyTableFacets(keyFacetChoices(limits), facetCounts)}
            filtered={filtered}
            path={path}
            exports={{
              csv: path('/api/v1/keys', { ...query, format: 'csv' }),
              json: path('/api/v1/keys', { ...query, format: 'json' }),
            }}
          />
        </div>
      )}
    </>
  );
}
