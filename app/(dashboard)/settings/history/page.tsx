import { HistoryPage } from '@/components/settings/history-page';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { listAccountOptions } from '@/lib/db/queries/accounts/list-account-options';
import { getHistory } from '@/lib/db/queries/history/get-history';
import { cancelReplayAction, requestReplayAction } from './actions';

export const metadata = { title: 'History · Settings' };

export default async function Page() {
  const viewer = await requireViewer();
  const [history, { accounts }] = await forPage(
    Promise.all([getHistory(viewer), listAccountOptions(viewer)]),
  );
  return (
    <HistoryPage
      history={history}
      accounts={accounts}
      today={now().toISOString().slice(0, 10)}
      actions={{ request: requestReplayAction, cancel: cancelReplayAction }}
    />
  );
}
