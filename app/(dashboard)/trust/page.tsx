import type { SearchParams } from 'nuqs/server';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { scopedPath } from '@/components/shared/scoped-path';
import { TrustDrawing } from '@/components/trust/trust-drawing';
import { TrustHead } from '@/components/trust/trust-head';
import { WaysTable } from '@/components/trust/ways-table';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listWaysIn } from '@/lib/db/queries/trust/list-ways-in';
import { summarizeTrust } from '@/lib/db/queries/trust/summarize-trust';
import { loadScope } from '../scope-params';
import { loadTrustParams, trustFilter, trustQuery, trustSort } from './search-params';

export const metadata = { title: 'Trust' };

/** Ways that are fetched for a drawing: it says so where there are more. */
const mostDrawn = 25;

export default async function TrustPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const address = await searchParams;
  const viewer = await requireViewer();
  const scope = await loadScope(address);
  const params = await loadTrustParams(address);
  const { at, place } = scope;
  const filter = { ...place, ...trustFilter(params), at };
  const sort = trustSort(params);
  const order = sort ? { sort: { column: sort.field, direction: sort.direction } } : {};
  const [summary, list, drawn] = await forPage(
    Promise.all([
      summarizeTrust(viewer, filter),
      listWaysIn(viewer, { ...filter, ...order, page: params.page, size: params.size }),
      params.draw ? listWaysIn(viewer, { ...filter, ...order, size: mostDrawn }) : null,
    ]),
  );
  const path = scopedPath(scope);
  const query = trustQuery(params);
  if (summary.accounts === 0) {
    return (
      <>
        <TrustHead summary={summary} />
        <NothingScanned
          what="Here stands who outside an account may assume its roles, on what condition, and how far that reaches."
          past={at.kind === 'past'}
          nowHref="/trust"
        />
      </>
    );
  }
  return (
    <>
      <TrustHead
        summary={summary}
        drawHref={params.draw ? null : path('/trust', { ...query, draw: 'true' })}
        path={path}
      />
      {drawn ? (
        <TrustDrawing ways={drawn.rows} total={drawn.total} closeHref={path('/trust', query)} path={path} />
      ) : null}
      <WaysTable
        {...list}
        summary={summary}
        page={params.page}
        size={params.size}
        sort={sort}
        filtered={Object.entries(query).some(([name, value]) => name !== 'sort' && Boolean(value))}
        party={params.party}
        idle={params.idle}
        path={path}
        exports={{
          csv: path('/api/v1/trust', { ...query, format: 'csv' }),
          json: path('/api/v1/trust', { ...query, format: 'json' }),
        }}
      />
    </>
  );
}
