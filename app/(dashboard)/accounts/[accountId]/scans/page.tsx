import { AccountFrame } from '@/components/accounts/detail/account-frame';
import { AccountScans } from '@/components/accounts/detail/account-scans';
import { forPage } from '@/lib/auth/for-page';
import { listScans } from '@/lib/db/queries/scans/list-scans';
import { loadAccount, type AccountPageProps } from '../load-account';

export const metadata = { title: 'Scans · Account' };

const shown = 25;

export default async function AccountScansPage(props: AccountPageProps) {
  const { viewer, account, href, frame } = await loadAccount(props);
  const list = await forPage(listScans(viewer, { accountId: account.id, size: shown }));
  return (
    <AccountFrame {...frame}>
      <AccountScans account={account} list={list} href={href} now={frame.now} />
    </AccountFrame>
  );
}
