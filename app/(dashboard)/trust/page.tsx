import type { SearchParams } from 'nuqs/server';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { PageHead } from '@/components/shared/page-head';
import { scopedPath } from '@/components/shared/scoped-path';
import { PartiesTable } from '@/components/trust/parties-table';
import { TrustDrawingCard } from '@/components/trust/trust-drawing-card';
import { TrustHead } from '@/components/trust/trust-head';
import { TrustRolesTable } from '@/components/trust/trust-roles-table';
import { TrustStats } from '@/components/trust/trust-stats';
import { partyTitle, trustTableFacets } from '@/components/trust/trust-words';
import type { TrustRow } from '@/lib/db/queries/trust/list-trust';
import { loadTrustPage } from './load-trust-page';
import { exportSort, partySort, roleSort, trustQuery } from './search-params';

export const metadata = { title: 'Trust' };

export default async function TrustMapPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const loaded = await loadTrustPage(await searchParams);
  const { scope, params, summary, parties, roles, drawn } = loaded;
  const path = scopedPath(scope);
  if (loaded.freshness.newestAt === null) {
    return (
      <>
        <PageHead title="Trust" lede="Who from outside may assume which roles." />
        <NothingScanned
          what="Here stand the accounts, vendors and identity providers that may assume roles, and on what conditions."
          past={scope.at.kind === 'past'}
          nowHref="/trust"
        />
      </>
    );
  }
  const query = trustQuery(params);
  const view = params.view === 'roles' ? 'roles' : null;
  const shared = {
    page: params.page,
    size: params.size,
    facets: trustTableFacets(loaded.facets),
    filtered:
      params.q !== '' ||
      [params.kind, params.standing, params.gap, params.reach, params.analyzer].some(hasAny),
    path,
    exports: {
      csv: path('/api/v1/trust', { ...query, sort: exportSort(params), format: 'csv' }),
      json: path('/api/v1/trust', { ...query, sort: exportSort(params), format: 'json' }),
    },
  };
  return (
    <>
      <TrustHead
        summary={summary}
        current={roles ? 'roles' : 'parties'}
        party={partyOf(params.party, roles?.rows[0])}
        drawHref={path('/trust', { ...query, view, draw: 'map' })}
        path={path}
      />
      {params.party ? null : <TrustStats summary={summary} path={path} />}
      {drawn ? (
        <TrustDrawingCard
          rows={drawn.rows}
          total={drawn.total}
          closeHref={path('/trust', { ...query, view })}
          path={path}
        />
      ) : null}
      {parties ? (
        <PartiesTable
          {...shared}
          {...parties}
          sort={partySort(params)}
          unfiltered={summary.parties}
          query={query}
        />
      ) : null}
      {roles ? (
        <TrustRolesTable
          {...shared}
          {...roles}
          sort={roleSort(params)}
          party={params.party}
          statements={loaded.statements}
        />
      ) : null}
    </>
  );
}

/** What the crumb calls the chosen party; its id where no row tells its name. */
function partyOf(party: string | null, row: TrustRow | undefined): { title: string } | null {
  return party === null ? null : { title: row ? partyTitle(row) : party };
}

const hasAny = ({ length }: readonly unknown[]) => length > 0;
