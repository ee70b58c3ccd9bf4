import type { SearchParams } from 'nuqs/server';
import { WorstAccountsCard } from '@/components/accounts/worst-accounts-card';
import { FirstRun } from '@/components/overview/first-run';
import { OverviewPage } from '@/components/overview/overview-page';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { loadOverview } from './load-overview';
import { loadScope } from './scope-params';
import { loadOverviewParams } from './search-params';

export const metadata = { title: 'Overview' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { chart } = await loadOverviewParams(searchParams);
  const { accounts, ...view } = await forPage(loadOverview(viewer, scope));
  const isPast = scope.at.kind === 'past';
  if (view.overview.now.accounts === 0) {
    return <FirstRun accounts={accounts.total} isPast={isPast} mayLink={can(viewer, 'account:link')} />;
  }
  return (
    <OverviewPage
      {...view}
      isPast={isPast}
      chart={chart}
      href={scope.href}
      accounts={
        accounts.total > 1 ? (
          <WorstAccountsCard
            list={accounts}
            open={view.overview.now.open}
            now={view.moment}
            href={scope.href}
          />
        ) : null
      }
    />
  );
}
