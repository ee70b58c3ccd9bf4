import { Sparkline } from '@/components/charts/sparkline';
import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet, Sort } from '@/components/data-table/types';
import { AdministratorMark } from '@/components/shared/administrator-mark';
import { KindIcon } from '@/components/shared/kind-icon';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { EmptyState } from '@/components/ui/empty-state';
import type { RightsRow } from '@/lib/db/queries/rights/list-rights';
import type { ShareStatus } from '@/lib/iam/unused/summarize-shares';
import { formatCount, formatDaysAgo, formatPercent, formatPlural } from '@/lib/format';
import { trackedDays } from './grant-words';
import type { RightsView } from './rights-views';
import { viewSentences, viewWords } from './rights-views';
import { ShareBar } from './share-bar';
import { statusSentence, statusWords } from './share-words';

interface RightsTableProps {
  view: Exclude<RightsView, 'sets'>;
  rows: RightsRow[];
  total: number;
  /** Rows of the view without filters; not known where it is left out. */
  unfiltered?: number;
  page: number;
  size: number;
  sort: Sort;
  filtered: boolean;
  statuses: Record<ShareStatus, number>;
  threshold: number;
  /** Services granted over time, of the rows shown. */
  history: ReadonlyMap<string, (number | null)[]>;
  historyDays: number;
  path: ScopedPath;
  exports: { csv: string; json: string };
}

/** Users and roles by what they may do and do not. */
export function RightsTable({
  view,
  statuses,
  threshold,
  history,
  historyDays,
  path,
  ...table
}: RightsTableProps) {
  return (
    <div id="rights" className="scroll-mt-16">
      <DataTable
        {...table}
        id={`rights-${view}`}
        title={viewWords[view]}
        caption={`${viewWords[view]}, sorted by ${table.sort.field}`}
        subtitle={`${formatPlural(table.total, 'principal')}. ${viewSentences[view]}`}
        columns={columnsOf(view, { path, threshold, history, historyDays })}
        rowKey={(row) => row.id}
        rowHref={(row) => path('/permissions', { identity: row.id })}
        noun={{ one: 'principal', many: 'principals' }}
        facets={facetsOf(view, statuses)}
        searchLabel="Search principals"
        empty={<EmptyState title={emptyTitle(view)}>{viewSentences[view]}</EmptyState>}
      />
    </div>
  );
}

function emptyTitle(view: RightsView): string {
  const titles: Partial<Record<RightsView, string>> = {
    unused: 'Every principal was used',
    growth: 'Nobody was granted more services',
    administrators: 'No administrator is scored',
    apart: 'Everybody is scored',
  };
  return titles[view] ?? 'Nobody is scored here';
}

function facetsOf(view: RightsView, statuses: Record<ShareStatus, number>): Facet[] {
  const kind: Facet = {
    key: 'kind',
    label: 'Kind',
    options: [
      { value: 'user', label: 'Users' },
      { value: 'role', label: 'Roles' },
    ],
  };
  if (view === 'apart') {
    const apart = (Object.keys(statuses) as ShareStatus[]).filter(
      (status) => status !== 'scored' && status !== 'unused-principal',
    );
    const options = apart.map((value) => ({ value, label: statusWords[value], count: statuses[value] }));
    return [kind, { key: 'status', label: 'Why not scored', options }];
  }
  const fifths = ['0–20%', '20–40%', '40–60%', '60–80%', '80–100%'];
  return [
    kind,
    {
      key: 'fifth',
      label: 'Unused share',
      options: fifths.map((label, index) => ({ value: String(index + 1), label })),
    },
  ];
}

type ColumnContext = Pick<RightsTableProps, 'path' | 'threshold' | 'history' | 'historyDays'>;

function columnsOf(view: RightsView, context: ColumnContext): Column<RightsRow>[] {
  const { path, threshold } = context;
  const name: Column<RightsRow> = {
    id: 'name',
    header: 'Principal',
    sortable: true,
    cell: (row) => (
      <NameCell
        mark={<KindIcon kind={row.kind} />}
        name={row.name}
        href={path('/permissions', { identity: row.id })}
        detail={row.owner === row.name ? undefined : row.owner}
      />
    ),
  };
  const account: Column<RightsRow> = {
    id: 'account',
    header: 'Account',
    sortable: true,
    cell: (row) => row.accountName,
  };
  const last: Column<RightsRow> = {
    id: 'idleDays',
    header: 'Last used',
    sortable: true,
    firstDirection: 'desc',
    align: 'right',
    cell: (row) => <LastUse row={row} />,
  };
  if (view === 'growth') return [name, account, ...growthColumns(context), last];
  const status: Column<RightsRow> = {
    id: 'status',
    header: 'Why not scored',
    className: 'text-fg-2',
    cell: (row) => statusSentence(row.status, threshold),
  };
  const administrator: Column<RightsRow> = {
    id: 'administrator',
    header: 'Could become',
    hidden: view === 'apart',
    cell: (row) => <AdministratorMark tier={row.administrator} />,
  };
  return [name, account, ...(view === 'apart' ? [status] : []), administrator, ...shareColumns, last];
}

const shareColumns: Column<RightsRow>[] = [
  {
    id: 'share',
    header: 'Used, unused, unknown',
    width: '160px',
    cell: (row) =>
      row.unused === null ? (
        <UnknownValue kind="unknown" />
      ) : (
        <ShareBar share={row} className="mt-2 sm:mt-0" />
      ),
  },
  {
    id: 'unused',
    header: 'Unused',
    sortable: true,
    align: 'right',
    cell: (row) => (row.unused === null ? '' : <b className="font-strong">{formatPercent(row.unused)}</b>),
  },
  {
    id: 'unknown',
    header: 'Unknown',
    sortable: true,
    align: 'right',
    cell: (row) => (row.unknown === null ? '' : formatPercent(row.unknown)),
  },
];

function growthColumns({ history, historyDays }: ColumnContext): Column<RightsRow>[] {
  return [
    {
      id: 'growth',
      header: 'Services gained',
      sortable: true,
      align: 'right',
      cell: (row) => (row.growth === null ? '' : <b className="font-strong">+{formatCount(row.growth)}</b>),
    },
    {
      id: 'before',
      header: '90 days before',
      align: 'right',
      cell: (row) => (row.servicesBefore === null ? '' : formatCount(row.servicesBefore)),
    },
    {
      id: 'granted',
      header: 'Services now',
      sortable: true,
      align: 'right',
      cell: (row) => formatCount(row.grantedServices),
    },
    {
      id: 'actions',
      header: 'Tracked actions',
      align: 'right',
      phone: 'off',
      cell: (row) => formatCount(row.grantedActions),
    },
    {
      id: 'history',
      header: `${historyDays} days`,
      phone: 'off',
      cell: (row) => <Sparkline values={history.get(row.id) ?? []} />,
    },
  ];
}

function LastUse({ row }: { row: RightsRow }) {
  if (row.lastActivityAt && row.idleDays !== null) return <>{formatDaysAgo(row.idleDays)}</>;
  const isOld = row.ageDays !== null && row.ageDays >= trackedDays;
  return (
    <UnknownValue
      kind="never"
      word={isOld && row.kind === 'role' ? `no use in ${trackedDays} days` : 'never'}
    />
  );
}
