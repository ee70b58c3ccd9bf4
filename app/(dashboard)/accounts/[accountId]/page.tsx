import { AccountFrame } from '@/components/accounts/detail/account-frame';
import { AccountPosture } from '@/components/accounts/detail/account-posture';
import { loadAccount, type AccountPageProps } from './load-account';

export const metadata = { title: 'Account' };

export default async function AccountPage(props: AccountPageProps) {
  const { account, href, frame } = await loadAccount(props);
  return (
    <AccountFrame {...frame}>
      <AccountPosture account={account} href={href} now={frame.now} />
    </AccountFrame>
  );
}
