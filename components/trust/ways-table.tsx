import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet, Sort } from '@/components/data-table/types';
import { KindIcon } from '@/components/shared/kind-icon';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { EmptyState } from '@/components/ui/empty-state';
import type { WayInRow } from '@/lib/db/queries/trust/list-ways-in';
import type { TrustSummary } from '@/lib/db/queries/trust/summarize-trust';
import { formatDaysAgo, formatPlural } from '@/lib/format';
import { partyKinds, wayConditions, wayReaches } from '@/lib/iam/trust/party-kinds';
import { conditionWords, partySentences, partyWords, reachWords } from './trust-words';
import { ConditionCell, FindingsCell, PartyIcon, ReachCell } from './way-cells';

interface WaysTableProps {
  rows: WayInRow[];
  total: number;
  summary: TrustSummary;
  page: number;
  size: number;
  /** Null: the most open first. */
  sort: Sort | null;
  filtered: boolean;
  /** The key of the one party that is shown, or nothing. */
  party: string;
  idle: readonly number[];
  path: ScopedPath;
  exports: { csv: string; json: string };
}

/** Who outside its account may assume which role, one row for each way. */
export function WaysTable({ summary, party, idle, path, sort, ...table }: WaysTableProps) {
  return (
    <DataTable
      {...table}
      sort={sort ?? { field: '', direction: 'asc' }}
      id="trust"
      title="Ways in"
      caption={sort ? `Ways in, sorted by ${sort.field}` : 'Ways in, the most open first'}
      subtitle={`${formatPlural(table.total, 'way')}. Who stands outside a role’s account and is named by its trust policy.`}
      columns={columnsOf(path)}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/identities/${row.roleId}/trust`)}
      noun={{ one: 'way', many: 'ways' }}
      facets={facetsOf(summary, { party, idle, name: table.rows[0]?.name })}
      searchLabel="Search parties and roles"
      empty={
        <EmptyState title="Nobody outside">
          No trust policy names a principal outside its own account, but for services of AWS.
        </EmptyState>
      }
    />
  );
}

function facetsOf(
  { kind, condition, reach }: TrustSummary,
  { party, idle, name }: { party: string; idle: readonly number[]; name: string | undefined },
): Facet[] {
  const days = [...new Set([90, 180, 365, ...idle])].sort((a, b) => a - b);
  return [
    {
      key: 'kind',
      label: 'Who',
      options: partyKinds.map((value) => ({ value, label: partyWords[value], count: kind[value] })),
    },
    {
      key: 'condition',
      label: 'Held back by',
      options: wayConditions.map((value) => ({
        value,
        label: conditionWords[value],
        count: condition[value],
      })),
    },
    {
      key: 'reach',
      label: 'The role',
      options: wayReaches.map((value) => ({ value, label: reachWords[value], count: reach[value] })),
    },
    {
      key: 'idle',
      label: 'Not used for',
      options: days.map((value) => ({
        value: String(value),
        label: `more than ${formatPlural(value, 'day')}`,
      })),
    },
    ...(party
      ? [{ key: 'party', label: 'Party', options: [{ value: party, label: name ?? 'one party' }] }]
      : []),
  ];
}

function columnsOf(path: ScopedPath): Column<WayInRow>[] {
  return [
    {
      id: 'party',
      header: 'Who',
      sortable: true,
      cell: (row) => (
        <span title={partySentences[row.kind]}>
          <NameCell
            mark={<PartyIcon kind={row.kind} />}
            name={<span className="wrap-anywhere">{row.name}</span>}
            href={path('/trust', { party: row.party, kind: row.kind })}
            detail={partyDetail(row)}
          />
        </span>
      ),
    },
    {
      id: 'role',
      header: 'May assume',
      sortable: true,
      phone: 'full',
      cell: (row) => (
        <NameCell
          mark={<KindIcon kind="role" />}
          name={row.roleName}
          href={path(`/identities/${row.roleId}/trust`)}
          detail={row.accountName}
        />
      ),
    },
    { id: 'account', header: 'Account', sortable: true, hidden: true, cell: (row) => row.accountName },
    { id: 'condition', header: 'Only if', phone: 'full', cell: (row) => <ConditionCell way={row} /> },
    {
      id: 'reach',
      header: 'The role reaches',
      sortable: true,
      cell: (row) => <ReachCell way={row} />,
    },
    {
      id: 'idleDays',
      header: 'Last used',
      sortable: true,
      firstDirection: 'desc',
      align: 'right',
      cell: (row) =>
        row.lastActivityAt === null || row.idleDays === null ? (
          <UnknownValue kind="none" word="never seen" />
        ) : (
          formatDaysAgo(row.idleDays)
        ),
    },
    {
      id: 'findings',
      header: 'Findings',
      sortable: true,
      align: 'right',
      cell: (row) => (
        <FindingsCell
          way={row}
          href={path('/findings', { view: 'flat', identity: row.roleId, q: 'role-trust-' })}
        />
      ),
    },
  ];
}

function partyDetail({ kind, trustedAccountId, name, principal }: WayInRow): string {
  const account = trustedAccountId !== null && trustedAccountId !== name ? ` ${trustedAccountId}` : '';
  if (kind === 'vendor' || kind === 'own') return `${partyWords[kind]}${account}`;
  const isNamed = kind === 'outside' && !principal.endsWith(':root') && principal.startsWith('arn:');
  return isNamed ? `${partyWords[kind]}, ${principal.split(':').at(-1) ?? ''}` : partyWords[kind];
}
