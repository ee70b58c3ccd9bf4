import { AccountFrame } from '@/components/accounts/detail/account-frame';
import { AccountIdentities } from '@/components/accounts/detail/account-identities';
import { forPage } from '@/lib/auth/for-page';
import { listIdentities } from '@/lib/db/queries/identities/list-identities';
import { loadAccount, type AccountPageProps } from '../load-account';

export const metadata = { title: 'Identities · Account' };

const shown = 25;

export default async function AccountIdentitiesPage(props: AccountPageProps) {
  const { viewer, account, at, href, frame } = await loadAccount(props);
  const list = await forPage(
    listIdentities(viewer, {
      accountId: account.id,
      at,
      size: shown,
      sort: { column: 'openFindings', direction: 'desc' },
    }),
  );
  return (
    <AccountFrame {...frame}>
      <AccountIdentities accountId={account.id} list={list} href={href} />
    </AccountFrame>
  );
}
