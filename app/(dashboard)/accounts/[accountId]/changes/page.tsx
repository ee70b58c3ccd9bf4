import { AccountFrame } from '@/components/accounts/detail/account-frame';
import { ChangeFeed } from '@/components/changes/change-feed';
import { changesOnPage, eventsOf } from '@/components/changes/change-shows';
import { forPage } from '@/lib/auth/for-page';
import { listChanges } from '@/lib/db/queries/changes/list-changes';
import { loadChangesParams } from '../../../changes/search-params';
import { loadAccount, type AccountPageProps } from '../load-account';

export const metadata = { title: 'Changes · Account' };

export default async function AccountChangesPage(props: AccountPageProps) {
  const { viewer, account, at, href, frame } = await loadAccount(props);
  const { show, page: asked } = await loadChangesParams(props.searchParams);
  const page = Math.max(1, asked);
  const changes = await forPage(
    listChanges(viewer, {
      accountId: account.id,
      at,
      event: eventsOf(show),
      named: true,
      page,
      size: changesOnPage,
    }),
  );
  return (
    <AccountFrame {...frame}>
      <ChangeFeed
        changes={changes}
        show={show}
        page={page}
        moment={frame.now}
        href={href}
        feedHref={(query) => href(`/accounts/${account.id}/changes?show=${query.show}&page=${query.page}`)}
      />
    </AccountFrame>
  );
}
