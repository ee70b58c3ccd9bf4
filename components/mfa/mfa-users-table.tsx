import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet, Sort } from '@/components/data-table/types';
import { AdministratorMark } from '@/components/shared/administrator-mark';
import { KindIcon } from '@/components/shared/kind-icon';
import { NameCell } from '@/components/shared/name-cell';
import { ResultMark } from '@/components/shared/result-mark';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { EmptyState } from '@/components/ui/empty-state';
import type { MfaUserRow } from '@/lib/db/queries/mfa/list-mfa-users';
import { formatCount, formatDateTime, formatDaysAgo, formatIso } from '@/lib/format';

interface MfaUsersTableProps {
  rows: MfaUserRow[];
  total: number;
  unfiltered: number;
  page: number;
  size: number;
  sort: Sort;
  filtered: boolean;
  title: string;
  path: ScopedPath;
}

const facets: Facet[] = [
  {
    key: 'mfa',
    label: 'MFA',
    options: [
      { value: 'missing', label: 'Missing' },
      { value: 'active', label: 'Active' },
      { value: 'unknown', label: 'Unknown' },
    ],
  },
];

/** Console users by their MFA, administrators first. */
export function MfaUsersTable({ path, ...table }: MfaUsersTableProps) {
  return (
    <div id="users" className="scroll-mt-16">
      <DataTable
        {...table}
        id="mfa-users"
        caption={`${table.title}, sorted by ${table.sort.field}`}
        subtitle={`${formatCount(table.total)} of ${formatCount(table.unfiltered)} console users`}
        columns={columnsOf(path)}
        rowKey={(row) => row.id}
        rowHref={(row) => path(`/identities/${row.id}`)}
        noun={{ one: 'console user', many: 'console users' }}
        facets={facets}
        searchLabel="Search users"
        empty={
          <EmptyState kind="good" title="No console user without MFA">
            Everyone who signs in with a password has a second factor.
          </EmptyState>
        }
      />
    </div>
  );
}

function columnsOf(path: ScopedPath): Column<MfaUserRow>[] {
  return [
    {
      id: 'name',
      header: 'User',
      sortable: true,
      cell: (row) => (
        <NameCell
          mark={<KindIcon kind="user" />}
          name={row.name}
          href={path(`/identities/${row.id}`)}
          detail={row.owner === row.name ? undefined : row.owner}
        />
      ),
    },
    { id: 'account', header: 'Account', sortable: true, cell: (row) => row.accountName },
    {
      id: 'administrator',
      header: 'Could become',
      sortable: true,
      firstDirection: 'desc',
      cell: (row) => <AdministratorMark tier={row.administrator} />,
    },
    { id: 'mfa', header: 'MFA', cell: (row) => <MfaState active={row.mfaActive} /> },
    {
      id: 'passwordIdleDays',
      header: 'Last sign-in',
      sortable: true,
      firstDirection: 'desc',
      align: 'right',
      cell: (row) =>
        row.passwordLastUsedAt && row.passwordIdleDays !== null ? (
          <time dateTime={formatIso(row.passwordLastUsedAt)} title={formatDateTime(row.passwordLastUsedAt)}>
            {formatDaysAgo(row.passwordIdleDays)}
          </time>
        ) : (
          <UnknownValue kind="never" />
        ),
    },
  ];
}

function MfaState({ active }: { active: boolean | null }) {
  if (active === null) return <ResultMark result="unknown" />;
  return active ? <ResultMark result="pass" word="Active" /> : <ResultMark result="fail" word="Missing" />;
}
