import type { SearchParams } from 'nuqs/server';
import type { Viewer } from '@/lib/access/viewer';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getAccount, type AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { loadScope, type PageScope } from '../../scope-params';
import { removeAccountAction, requestScanAction, setAccountEnabledAction } from '../actions';

export interface AccountPageProps {
  params: Promise<{ accountId: string }>;
  searchParams: Promise<SearchParams>;
}

/** What every page of one account needs: the account as of the time shown, and what its frame takes. */
export async function loadAccount({ params, searchParams }: AccountPageProps) {
  const viewer = await requireViewer();
  const { accountId } = await params;
  const scope = await loadScope(searchParams);
  const account = await forPage(getAccount(viewer, { accountId, at: scope.at }));
  return { viewer, account, at: scope.at, href: scope.href, frame: frameOf(viewer, account, scope) };
}

function frameOf(viewer: Viewer, account: AccountDetail, { at, href }: PageScope) {
  return {
    account,
    isPast: at.kind === 'past',
    now: now(),
    href,
    rights: { scan: can(viewer, 'scan:run'), manage: can(viewer, 'account:edit') },
    actions: { scan: requestScanAction, setEnabled: setAccountEnabledAction, remove: removeAccountAction },
  };
}
