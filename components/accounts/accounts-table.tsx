import { Layers } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet } from '@/components/data-table/types';
import { Count } from '@/components/shared/count';
import { NameCell } from '@/components/shared/name-cell';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { AccountListRow, HealthFilter } from '@/lib/db/queries/accounts/list-accounts';
import type { List } from '@/lib/db/sql/list';
import { formatAccountId } from '@/lib/format';
import { cn } from '@/lib/utils';
import { AccountMenu } from './account-menu';
import type { AccountActions, AccountRights } from './account-actions';
import { healthFilters, healthWords, type AccountSortField } from './account-list-words';
import { HealthMark } from './health-mark';
import { LastScanCell } from './last-scan-cell';
import { RootMfa } from '@/components/shared/root-mfa';
import { ScoreValue } from './score-value';

export interface AccountsTableProps {
  list: List<AccountListRow>;
  counts: Record<HealthFilter, number>;
  view: {
    page: number;
    size: number;
    sort: { field: AccountSortField; direction: 'asc' | 'desc' };
    q: string;
    health: readonly HealthFilter[];
  };
  isPast: boolean;
  now: Date;
  href: (path: string) => string;
  rights: AccountRights;
  actions: AccountActions;
}

/** Between phone and desk two columns go; on a phone the menu stands at the top right of its card. */
const narrow = cn(
  'sm:max-lg:[&_[data-column=score]]:hidden sm:max-lg:[&_[data-column=unit]]:hidden',
  'max-sm:[&_tbody_tr]:relative max-sm:[&_td[data-column=actions]]:absolute max-sm:[&_td[data-column=actions]]:top-2 max-sm:[&_td[data-column=actions]]:right-2',
);

export function AccountsTable(props: AccountsTableProps) {
  const { list, view, counts, href, rights } = props;
  const filtered = view.q !== '' || view.health.length > 0;
  const query = new URLSearchParams({
    ...(view.q && { q: view.q }),
    ...(view.health.length > 0 && { health: view.health.join(',') }),
    sort: `${view.sort.field}.${view.sort.direction}`,
  });
  const { stale: _, ...healths } = counts;
  return (
    <div className={narrow}>
      <DataTable
        id="accounts"
        caption="Accounts with their score, findings and link, those that need somebody first unless sorted otherwise"
        columns={columnsOf(props)}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => href(`/accounts/${row.id}`)}
        sort={view.sort}
        page={view.page}
        size={view.size}
        total={list.total}
        unfiltered={Object.values(healths).reduce((sum, count) => sum + count, 0)}
        noun={{ one: 'account', many: 'accounts' }}
        facets={[healthFacet(counts)]}
        searchLabel="Search accounts"
        exports={{
          csv: href(`/api/v1/accounts?${query.toString()}&format=csv`),
          json: href(`/api/v1/accounts?${query.toString()}&format=json`),
        }}
        filtered={filtered}
        empty={<FirstRun manage={rights.manage} />}
      />
    </div>
  );
}

function healthFacet(counts: Record<HealthFilter, number>): Facet {
  return {
    key: 'health',
    label: 'Link',
    options: healthFilters.map((value) => ({ value, label: healthWords[value], count: counts[value] })),
  };
}

function FirstRun({ manage }: { manage: boolean }) {
  return (
    <EmptyState
      icon={Layers}
      title="No account is linked yet"
      actions={
        manage ? (
          <>
            <ButtonLink href="/accounts/link" variant="primary">
              Link account
            </ButtonLink>
            <ButtonLink href="/accounts/import">Import report</ButtonLink>
          </>
        ) : undefined
      }
      footnote={
        <>
          To look round first, run <code>npm run demo</code> on your own machine.
        </>
      }
    >
      {manage
        ? 'Link one and this page shows its score, its open findings and how the link does.'
        : 'An admin can link one. Then this page shows its score, its open findings and how the link does.'}
    </EmptyState>
  );
}

function columnsOf({ isPast, now, href, rights, actions }: AccountsTableProps): Column<AccountListRow>[] {
  return [
    {
      id: 'name',
      header: 'Account',
      sortable: true,
      cell: (row) => (
        <NameCell name={row.name} href={href(`/accounts/${row.id}`)} detail={formatAccountId(row.id)} mono />
      ),
    },
    { id: 'unit', header: 'Unit', cell: (row) => <Unit row={row} />, className: 'text-fg-2' },
    {
      id: 'score',
      header: 'Score',
      align: 'right',
      sortable: true,
      firstDirection: 'asc',
      cell: (row) => <ScoreValue score={row.score} />,
    },
    severityColumn('critical', 'Critical', href),
    severityColumn('high', 'High', href),
    {
      id: 'rootMfa',
      header: 'Root MFA',
      cell: (row) =>
        row.snapshotAt ? <RootMfa active={row.rootMfaActive} removed={row.rootRemoved} /> : <NotYet />,
      className: 'whitespace-nowrap',
    },
    {
      id: 'snapshotAt',
      header: 'Last scan, UTC',
      align: 'right',
      sortable: true,
      cell: (row) => <LastScanCell row={row} now={now} href={href} />,
      className: 'whitespace-nowrap',
    },
    {
      id: 'health',
      header: isPast ? 'Link today' : 'Link',
      sortable: true,
      cell: (row) => <HealthMark account={row} />,
      phone: 'full',
      className: 'max-w-72',
    },
    ...(rights.scan
      ? [
          {
            id: 'actions',
            header: '',
            label: 'Actions',
            align: 'right',
            hideable: false,
            width: '48px',
            phone: 'full',
            cell: (row) => <AccountMenu account={menuAccount(row)} rights={rights} actions={actions} />,
          } satisfies Column<AccountListRow>,
        ]
      : []),
  ];
}

function severityColumn(
  id: 'critical' | 'high',
  header: string,
  href: (path: string) => string,
): Column<AccountListRow> {
  return {
    id,
    header,
    align: 'right',
    sortable: true,
    cell: (row) =>
      row.snapshotAt ? (
        <Count value={row[id]} strong href={href(`/findings?account=${row.id}&severity=${id}`)} />
      ) : (
        <NotYet />
      ),
  };
}

/** Not zero and not unknown: nothing has been read. */
function NotYet() {
  return <span className="text-fg-3">not yet</span>;
}

function Unit({ row }: { row: AccountListRow }) {
  if (row.ouName) return row.ouName;
  return <span className="text-fg-3">none known</span>;
}

/** Only what the menu needs goes to the browser. */
function menuAccount({ id, name, source, status, scanUnderWay }: AccountListRow) {
  return { id, name, source, status, scanUnderWay };
}
