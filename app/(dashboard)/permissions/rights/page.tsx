import type { SearchParams } from 'nuqs/server';
import { PermissionSetsCard } from '@/components/permissions/permission-sets-card';
import { RightsHead } from '@/components/permissions/rights-head';
import { RightsPlaces } from '@/components/permissions/rights-places';
import { RightsTable } from '@/components/permissions/rights-table';
import { GrantedTrendCard, UnusedTrendCard } from '@/components/permissions/rights-trend-card';
import { ShareCard } from '@/components/permissions/share-card';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { scopedPath } from '@/components/shared/scoped-path';
import { loadRightsPage } from './load-rights-page';
import { rightsQuery } from './search-params';

export const metadata = { title: 'Unused rights · Permissions' };

export default async function RightsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const loaded = await loadRightsPage(await searchParams);
  const { scope, params, summary, list, sets, threshold, points, historyDays } = loaded;
  const path = scopedPath(scope);
  const { view } = params;
  const query = rightsQuery(params);
  const head = <RightsHead view={view} summary={summary.whole} sets={sets.length} path={path} />;
  if (loaded.accounts === 0) {
    return (
      <>
        {head}
        <NothingScanned
          what="Here stands the share of their rights that users and roles do not use, by access level."
          past={scope.at.kind === 'past'}
          nowHref="/permissions/rights"
        />
      </>
    );
  }
  return (
    <>
      {head}
      <ShareCard figures={summary.whole} threshold={threshold} path={path} isWhole />
      {view === 'growth' || view === 'scored' ? (
        <div className="mb-4 grid gap-4 xl:grid-cols-2">
          <UnusedTrendCard points={points} days={historyDays} />
          <GrantedTrendCard points={points} days={historyDays} />
        </div>
      ) : null}
      {view === 'sets' ? (
        <PermissionSetsCard sets={sets} path={path} />
      ) : (
        <RightsTable
          {...list}
          view={view}
          page={params.page}
          size={params.size}
          sort={loaded.sort}
          filtered={
            params.q !== '' || [params.kind, params.fifth, params.status].some(({ length }) => length > 0)
          }
          statuses={summary.whole.statuses}
          threshold={threshold}
          history={loaded.history}
          historyDays={historyDays}
          path={path}
          exports={{
            csv: path('/api/v1/rights', { ...query, format: 'csv' }),
            json: path('/api/v1/rights', { ...query, format: 'json' }),
          }}
        />
      )}
      <RightsPlaces summary={summary} path={path} />
    </>
  );
}
