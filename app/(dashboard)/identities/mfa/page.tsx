import type { SearchParams } from 'nuqs/server';
import { IdentitiesHead } from '@/components/identities/identities-head';
import { MfaAccountsCard } from '@/components/mfa/mfa-accounts-card';
import { MfaKindsCard } from '@/components/mfa/mfa-kinds-card';
import { MfaStats } from '@/components/mfa/mfa-stats';
import { MfaTrendCard } from '@/components/mfa/mfa-trend-card';
import { MfaUsersTable } from '@/components/mfa/mfa-users-table';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { scopedPath } from '@/components/shared/scoped-path';
import { Grid, spanClass } from '@/components/ui/grid';
import { Notice } from '@/components/ui/notice';
import { loadMfaPage, trendDays } from './load-mfa-page';

export const metadata = { title: 'MFA · Identities' };

export default async function MfaPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, params, sort, tabs, coverage, list, trend } = await loadMfaPage(await searchParams);
  const path = scopedPath(scope);
  const unread = coverage.accounts.filter((account) => account.unread);
  const filtered = params.q !== '' || params.mfa.length > 0;
  return (
    <>
      <IdentitiesHead current="mfa" counts={tabs} path={path} />
      {tabs.accounts === 0 ? (
        <NothingScanned
          what="Here stands who signs in with a password alone, and who with a second factor."
          past={scope.at.kind === 'past'}
          nowHref="/identities/mfa"
        />
      ) : (
        <div className="flex flex-col gap-4">
          {unread.length > 0 ? (
            <Notice kind="partial">
              <b>Not read in the newest scan:</b> {unread.map(({ accountName }) => accountName).join(', ')}.
              Their figures are the last known ones, or unknown.
            </Notice>
          ) : null}
          <MfaStats coverage={coverage} path={path} />
          <Grid>
            <MfaTrendCard points={trend.points} days={trendDays} className={spanClass(8)} />
            <MfaKindsCard coverage={coverage} className={spanClass(4)} />
          </Grid>
          <MfaAccountsCard coverage={coverage} path={path} />
          <MfaUsersTable
            {...list}
            title={filtered ? 'Console users' : 'Console users without MFA'}
            unfiltered={tabs.consoleUsers}
            page={params.page}
            size={params.size}
            sort={sort}
            filtered={filtered}
            path={path}
          />
        </div>
      )}
    </>
  );
}
