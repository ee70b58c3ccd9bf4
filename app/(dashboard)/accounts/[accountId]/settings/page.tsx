import { AccountFrame } from '@/components/accounts/detail/account-frame';
import { AccountSettings } from '@/components/accounts/detail/account-settings';
import { requirePagePermission } from '@/lib/auth/for-page';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { listCapabilities } from '@/lib/scan/describe-onboarding';
import { loadAccount, type AccountPageProps } from '../load-account';
import { editAccountAction } from './actions';

export const metadata = { title: 'Settings · Account' };

export default async function AccountSettingsPage(props: AccountPageProps) {
  const { viewer, account, frame } = await loadAccount(props);
  await requirePagePermission(viewer, 'account:edit');
  const { scanIntervalHours } = await getEffectiveSettings(viewer, { accountId: account.id });
  return (
    <AccountFrame {...frame}>
      <AccountSettings
        account={account}
        usualHours={scanIntervalHours}
        now={frame.now}
        actions={frame.actions}
        edit={editAccountAction}
        capabilities={listCapabilities()}
      />
    </AccountFrame>
  );
}
