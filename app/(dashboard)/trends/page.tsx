import type { SearchParams } from 'nuqs/server';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { PageHead } from '@/components/shared/page-head';
import { trendSpan } from '@/components/trends/trend-span';
import { TrendsPage } from '@/components/trends/trends-page';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getFreshness } from '@/lib/db/queries/freshness/get-freshness';
import { getTrends } from '@/lib/db/queries/trends/get-trends';
import { loadScope } from '../scope-params';
import { loadTrendsParams } from './search-params';

export const metadata = { title: 'Trends' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { place, at, href, ou, accountId } = await loadScope(searchParams);
  const moment = at.kind === 'past' ? at.at : now();
  const span = trendSpan(await loadTrendsParams(searchParams), moment);
  const [trends, freshness] = await forPage(
    Promise.all([
      getTrends(viewer, { ...place, from: span.from, to: span.to }),
      getFreshness(viewer, { ...place, at, now: moment, staleAfterHours: 24 }),
    ]),
  );
  if (freshness.newestAt === null) {
    return (
      <>
        <PageHead title="Trends" lede="How the numbers of this estate move." />
        <NothingScanned
          what="Here stand the numbers of each day: MFA, keys, passwords, administrators, trust and findings."
          past={at.kind === 'past'}
          nowHref="/trends"
        />
      </>
    );
  }
  return (
    <TrendsPage
      {...span}
      trends={trends}
      last={moment}
      scope={{ ou, account: accountId, asOf: at.kind === 'past' ? at.at.toISOString() : null }}
      href={href}
    />
  );
}
