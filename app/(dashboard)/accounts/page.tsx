import type { SearchParams } from 'nuqs/server';
import { AccountsPage } from '@/components/accounts/accounts-page';
import { accountColumns, readHealths } from '@/components/accounts/account-list-words';
import { parseSort } from '@/components/data-table/table-params';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { countAccountHealth, listAccounts } from '@/lib/db/queries/accounts/list-accounts';
import { listPendingLinks } from '@/lib/db/queries/accounts/list-pending-links';
import { loadScope } from '../scope-params';
import { removeAccountAction, requestScanAction, setAccountEnabledAction } from './actions';
import { loadAccountsParams } from './search-params';

export const metadata = { title: 'Accounts' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { place, at, href } = await loadScope(searchParams);
  const { page, size, q, sort: sortText, ...facets } = await loadAccountsParams(searchParams);
  const health = readHealths(facets.health);
  const sort = parseSort(sortText, accountColumns, { field: 'health', direction: 'asc' });
  const [list, counts, pending] = await forPage(
    Promise.all([
      listAccounts(viewer, {
        ...place,
        at,
        q,
        health,
        page,
        size,
        sort: { column: sort.field, direction: sort.direction },
      }),
      countAccountHealth(viewer, { ...place, at }),
      can(viewer, 'account:link') ? listPendingLinks(viewer) : [],
    ]),
  );
  return (
    <AccountsPage
      list={list}
      counts={counts}
      pending={pending}
      view={{ page, size, sort, q, health }}
      at={at}
      now={now()}
      href={href}
      rights={{ scan: can(viewer, 'scan:run'), manage: can(viewer, 'account:link') }}
      actions={{
        scan: requestScanAction,
        setEnabled: setAccountEnabledAction,
        remove: removeAccountAction,
      }}
    />
  );
}
