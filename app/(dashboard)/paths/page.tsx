import type { SearchParams } from 'nuqs/server';
import { PathsPage } from '@/components/paths/paths-page';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { PageHead } from '@/components/shared/page-head';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getFreshness } from '@/lib/db/queries/freshness/get-freshness';
import { listPaths } from '@/lib/db/queries/paths/list-paths';
import { loadScope } from '../scope-params';
import { loadPathsParams } from './search-params';

export const metadata = { title: 'Paths to administrator' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { place, at } = scope;
  const moment = at.kind === 'past' ? at.at : now();
  const { identity, hops, page, draw } = await loadPathsParams(searchParams);
  const [paths, freshness] = await forPage(
    Promise.all([
      listPaths(viewer, { ...place, at }),
      getFreshness(viewer, { ...place, at, now: moment, staleAfterHours: 24 }),
    ]),
  );
  if (freshness.newestAt === null) {
    return (
      <>
        <PageHead title="Paths to administrator" lede="Who is no administrator and can become one." />
        <NothingScanned
          what="Here stand the detours by which identities become administrators, and what closes them."
          past={at.kind === 'past'}
          nowHref="/paths"
        />
      </>
    );
  }
  return (
    <PathsPage paths={paths} shown={{ chosenId: identity, hops, page, draw }} path={scopedPath(scope)} />
  );
}
