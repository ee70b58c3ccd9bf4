import type { SearchParams } from 'nuqs/server';
import { formatSort } from '@/components/data-table/table-params';
import { ChosenSkeleton, PermissionsHead, UnreadNotice } from '@/components/permissions/permissions-head';
import { PermissionAccounts } from '@/components/permissions/permission-accounts';
import { permissionTableFacets } from '@/components/permissions/permission-choices';
import { PermissionStats } from '@/components/permissions/permission-stats';
import { PermissionsBoard } from '@/components/permissions/permissions-board';
import { ShareCard } from '@/components/permissions/share-card';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { scopedPath } from '@/components/shared/scoped-path';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { ChosenIdentity } from './chosen-identity';
import { loadPermissionsPage } from './load-permissions-page';
import { permissionsQuery } from './search-params';

export const metadata = { title: 'Unused permissions' };

export default async function PermissionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const loaded = await loadPermissionsPage(await searchParams);
  const { viewer, scope, params, sort, threshold, figures, list, facets } = loaded;
  const path = scopedPath(scope);
  const head = <PermissionsHead threshold={threshold} settingsHref={path('/settings/thresholds')} />;
  if (figures.accounts === 0) {
    return (
      <>
        {head}
        <NothingScanned
          what="Here stands what identities may do and do not, by the last use that AWS tracks."
          past={scope.at.kind === 'past'}
          nowHref="/permissions"
        />
      </>
    );
  }
  const query = permissionsQuery(params);
  const listQuery = {
    ...query,
    page: params.page > 1 ? params.page : null,
    size: params.size !== 25 ? params.size : null,
  };
  const chosen = params.identity ?? list.rows[0]?.id ?? null;
  return (
    <>
      {head}
      <UnreadNotice unread={figures.summary.unread} scansHref={path('/scans')} />
      <PermissionStats
        {...figures}
        before={loaded.before}
        now={loaded.now}
        idleDays={threshold}
        path={path}
      />
      <ShareCard figures={loaded.rights} threshold={threshold} path={path} />
      <PermissionsBoard
        {...list}
        judged={figures.summary.judged}
        page={params.page}
        size={params.size}
        sort={formatSort(sort)}
        facets={permissionTableFacets(facets, params.service)}
        filtered={
          params.q !== '' || [params.kind, params.use, params.service].some((facet) => facet.length > 0)
        }
        chosen={chosen}
        isChosen={params.identity !== null}
        hrefOf={(identity) => path('/permissions', { ...listQuery, identity })}
        exports={{
          csv: path('/api/v1/permissions', { ...query, format: 'csv' }),
          json: path('/api/v1/permissions', { ...query, format: 'json' }),
        }}
      >
        {chosen ? (
          <SectionBoundary name="Permissions of this identity" fallback={<ChosenSkeleton />}>
            <ChosenIdentity
              viewer={viewer}
              identityId={chosen}
              at={scope.at}
              view={params.show}
              page={Math.max(params.from, 1)}
              threshold={threshold}
              viewHref={(view) => path('/permissions', { ...listQuery, identity: chosen, ...view })}
              path={path}
            />
          </SectionBoundary>
        ) : null}
      </PermissionsBoard>
      {figures.summary.accounts.length > 1 ? (
        <PermissionAccounts accounts={figures.summary.accounts} path={path} />
      ) : null}
    </>
  );
}
