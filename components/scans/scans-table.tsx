import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { NameCell } from '@/components/shared/name-cell';
import { ScanStateMark } from '@/components/shared/scan-state-mark';
import { EmptyState } from '@/components/ui/empty-state';
import { SubLine } from '@/components/ui/sub-line';
import type { ScanListRow, ScanState } from '@/lib/db/queries/scans/list-scans';
import { formatCount, formatIso, formatRecentTime } from '@/lib/format';
import { CancelScan } from './cancel-scan';
import type { ScanActions } from './scan-actions';
import { isUnderWay } from './scan-progress-view';
import { durationWords, outcomeWords, problemWords, stateWords, triggerWords } from './scan-words';
import { stageTitle } from '@/components/shared/stage-words';

export interface ScansTableProps {
  list: { rows: ScanListRow[]; total: number };
  counts: Record<ScanState, number>;
  view: { page: number; size: number; state: readonly ScanState[] };
  now: Date;
  rights: { scan: boolean };
  cancel: ScanActions['cancel'];
  href: (path: string) => string;
}

export function ScansTable(props: ScansTableProps) {
  const { list, counts, view, href } = props;
  return (
    <DataTable
      id="scans"
      caption="Scans, those under way first, then the newest"
      columns={columnsOf(props)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => href(`/scans/${row.id}`)}
      page={view.page}
      size={view.size}
      total={list.total}
      unfiltered={Object.values(counts).reduce((sum, count) => sum + count, 0)}
      noun={{ one: 'scan', many: 'scans' }}
      facets={[
        {
          key: 'state',
          label: 'State',
          options: Object.entries(stateWords).map(([value, label]) => ({
            value,
            label,
            count: counts[value as ScanState],
          })),
        },
      ]}
      filtered={view.state.length > 0}
      empty={
        <EmptyState title="No scan has run yet">
          The first one begins by schedule, or when somebody asks for it.
        </EmptyState>
      }
    />
  );
}

function columnsOf({ list, now, href, rights, cancel }: ScansTableProps): Column<ScanListRow>[] {
  return [
    {
      id: 'account',
      header: 'Account',
      cell: (row) => (
        <NameCell name={row.accountName} href={href(`/scans/${row.id}`)} detail={`by ${triggerWords(row)}`} />
      ),
    },
    {
      id: 'state',
      header: 'State',
      cell: (row) => <ScanStateMark scan={row} bare />,
      className: 'whitespace-nowrap',
    },
    {
      id: 'startedAt',
      header: 'Started, UTC',
      align: 'right',
      cell: (row) => <StartedAt row={row} now={now} />,
      className: 'whitespace-nowrap text-fg-2',
    },
    {
      id: 'seconds',
      header: 'Duration',
      align: 'right',
      cell: ({ seconds }) => (seconds === null ? <NotYet /> : durationWords(seconds)),
      className: 'whitespace-nowrap text-fg-2',
    },
    {
      id: 'calls',
      header: 'API calls',
      align: 'right',
      cell: (row) => <Calls row={row} />,
      className: 'text-fg-2',
    },
    {
      id: 'outcome',
      header: 'Findings',
      cell: (row) =>
        outcomeWords(row) ??
        (isUnderWay(row.state) ? <NotYet /> : <span className="text-fg-3">no data</span>),
      className: 'whitespace-nowrap text-fg-2',
    },
    {
      id: 'problem',
      header: 'Problem',
      cell: (row) => <Problem row={row} />,
      phone: 'full',
      className: 'max-w-80',
    },
    ...(rights.scan && list.rows.some((row) => isUnderWay(row.state))
      ? [
          {
            id: 'actions',
            header: '',
            label: 'Actions',
            align: 'right',
            hideable: false,
            width: '88px',
            cell: (row) =>
              isUnderWay(row.state) ? (
                <CancelScan
                  scan={{ id: row.id, accountName: row.accountName, cancelRequested: row.cancelRequested }}
                  cancel={cancel}
                  small
                />
              ) : null,
          } satisfies Column<ScanListRow>,
        ]
      : []),
  ];
}

function StartedAt({ row, now }: { row: ScanListRow; now: Date }) {
  const at = row.startedAt ?? row.queuedAt;
  return (
    <>
      <time dateTime={formatIso(at)}>{formatRecentTime(at, now)}</time>
      {row.startedAt ? null : <SubLine>queued</SubLine>}
    </>
  );
}

function Calls({ row }: { row: ScanListRow }) {
  return (
    <>
      {formatCount(row.calls)}
      {row.throttles > 0 ? <SubLine>{formatCount(row.throttles)} throttled</SubLine> : null}
    </>
  );
}

function Problem({ row }: { row: ScanListRow }) {
  if (row.state === 'running' && row.progress?.stage && !row.cancelRequested) {
    const { stage, done, total } = row.progress;
    return (
      <span className="text-fg-2">
        {stageTitle(stage)}: {total === null ? 'working' : `${formatCount(done)} of ${formatCount(total)}`}
      </span>
    );
  }
  const text = problemWords(row);
  return text ? (
    <span className="break-words">{text}</span>
  ) : (
    <span className="text-fg-3 max-sm:hidden">none</span>
  );
}

function NotYet() {
  return <span className="text-fg-3">not yet</span>;
}
