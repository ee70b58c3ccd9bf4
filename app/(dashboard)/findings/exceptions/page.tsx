import type { SearchParams } from 'nuqs/server';
import { exceptionFacets } from '@/components/exceptions/exception-choices';
import { ExceptionsPage } from '@/components/exceptions/exceptions-page';
import { failTitleOf } from '@/components/findings/check-of';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { countExceptions, listExceptions } from '@/lib/db/queries/exceptions/list-exceptions';
import { loadScope } from '../../scope-params';
import { decideControl, requestControl } from './exception-controls';
import { exceptionsFilter, exceptionsQuery, exceptionsSort, loadExceptionsParams } from './search-params';

export const metadata = { title: 'Exceptions' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadExceptionsParams(searchParams);
  const filter = { ...scope.place, ...exceptionsFilter(params), at: scope.at };
  const sort = exceptionsSort(params);
  const [list, counts, all, controlOf, request] = await forPage(
    Promise.all([
      listExceptions(viewer, {
        ...filter,
        page: params.page,
        size: params.size,
        sort: sort ? { column: sort.field, direction: sort.direction } : undefined,
      }),
      countExceptions(viewer, filter),
      countExceptions(viewer, { ...scope.place, at: scope.at }),
      decideControl(viewer, scope.at),
      requestControl(viewer, scope),
    ]),
  );
  const path = scopedPath(scope);
  const query = exceptionsQuery(params);
  const { sort: _sort, ...filters } = query;
  return (
    <ExceptionsPage
      {...list}
      page={params.page}
      size={params.size}
      sort={sort}
      counts={all}
      facets={exceptionFacets(counts)}
      filtered={Object.values(filters).some(Boolean)}
      exports={{
        csv: path('/api/v1/exceptions', { ...query, format: 'csv' }),
        json: path('/api/v1/exceptions', { ...query, format: 'json' }),
      }}
      path={path}
      titleOf={failTitleOf}
      controlOf={controlOf}
      request={request}
    />
  );
}
