import type { SearchParams } from 'nuqs/server';
import { ComparePage } from '@/components/compare/compare-page';
import { compareSpan } from '@/components/compare/compare-span';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { PageHead } from '@/components/shared/page-head';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { recordVisit } from '@/lib/db/commands/visits/record-visit';
import { getComparison } from '@/lib/db/queries/compare/get-comparison';
import { loadScope } from '../scope-params';
import { loadCompareParams } from './search-params';

export const metadata = { title: 'Compare' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { place, at, href, ou, accountId } = scope;
  const moment = at.kind === 'past' ? at.at : now();
  const asked = await loadCompareParams(searchParams);
  const visit = at.kind === 'now' ? await recordVisit(viewer, moment) : null;
  const span = compareSpan({ ...asked, visit: asked.since ? visit : null }, moment);
  const comparison = await forPage(getComparison(viewer, { ...place, from: span.from, to: span.to }));
  if (comparison.accounts === 0 && comparison.newAccounts.length === 0) {
    return (
      <>
        <PageHead title="Compare" lede="What is different between two moments." />
        <NothingScanned
          what="Here stands what changed from one scan to another."
          past={at.kind === 'past'}
          nowHref="/compare"
        />
      </>
    );
  }
  return (
    <ComparePage
      comparison={comparison}
      span={span}
      hasVisit={visit !== null}
      tab={asked.show}
      last={moment}
      scope={{ ou, account: accountId, asOf: at.kind === 'past' ? at.at.toISOString() : null }}
      path={scopedPath(scope)}
      href={href}
    />
  );
}
