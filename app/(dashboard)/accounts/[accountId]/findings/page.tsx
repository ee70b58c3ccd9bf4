import { AccountFindings } from '@/components/accounts/detail/account-findings';
import { AccountFrame } from '@/components/accounts/detail/account-frame';
import { forPage } from '@/lib/auth/for-page';
import { listFindings } from '@/lib/db/queries/findings/list-findings';
import { loadAccount, type AccountPageProps } from '../load-account';

export const metadata = { title: 'Findings · Account' };

const shown = 25;

export default async function AccountFindingsPage(props: AccountPageProps) {
  const { viewer, account, at, href, frame } = await loadAccount(props);
  const list = await forPage(listFindings(viewer, { accountId: account.id, at, size: shown }));
  return (
    <AccountFrame {...frame}>
      <AccountFindings account={account} list={list} href={href} />
    </AccountFrame>
  );
}
