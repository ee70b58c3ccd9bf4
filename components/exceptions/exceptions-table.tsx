import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import type { DataTableProps } from '@/components/data-table/data-table-props';
import type { Column } from '@/components/data-table/types';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { endWords, kindWords, standingWords } from '@/components/shared/exception-words';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Link } from '@/components/ui/link';
import { Tag } from '@/components/ui/tag';
import type { ExceptionRow } from '@/lib/db/queries/exceptions/list-exceptions';
import { formatCount, formatPlural } from '@/lib/format';

type Row = ExceptionRow;

export type ExceptionsTableProps = Pick<
  DataTableProps<Row>,
  'rows' | 'total' | 'unfiltered' | 'page' | 'size' | 'sort' | 'facets' | 'filtered' | 'exports' | 'empty'
> & {
  path: ScopedPath;
  titleOf: (checkId: string) => string;
  /** The buttons of a row, for those who may use them. */
  controlOf: (row: Row) => ReactNode;
};

/** Requests first, then what ends soonest, then what has ended. */
export function ExceptionsTable({ path, titleOf, controlOf, ...table }: ExceptionsTableProps) {
  return (
    <DataTable
      {...table}
      id="exceptions"
      caption={`Exceptions, ${table.sort ? `sorted by ${table.sort.field}` : 'those that wait first'}`}
      columns={columnsOf({ path, titleOf, controlOf })}
      rowKey={(row) => row.id}
      noun={{ one: 'exception', many: 'exceptions' }}
      searchLabel="Search exceptions"
      footNote="Whoever asks does not approve: another admin does. A lone admin may, and it is told here."
    />
  );
}

function columnsOf({
  path,
  titleOf,
  controlOf,
}: Pick<ExceptionsTableProps, 'path' | 'titleOf' | 'controlOf'>): Column<Row>[] {
  return [
    {
      id: 'for',
      header: 'For',
      sortable: 'check',
      cell: (row) => <ScopeWords row={row} path={path} titleOf={titleOf} />,
    },
    {
      id: 'reason',
      header: 'Reason',
      sortable: 'kind',
      phone: 'full',
      className: 'max-w-[40ch]',
      cell: (row) => (
        <>
          <span className="block font-medium">{kindWords[row.kind]}</span>
          <span className="break-words text-fg-2">{row.reason}</span>
        </>
      ),
    },
    {
      id: 'by',
      header: 'By',
      sortable: 'requestedBy',
      cell: (row) => (
        <>
          {row.requestedBy}
          <span className="block text-caption text-fg-3">{decidedWords(row)}</span>
        </>
      ),
    },
    { id: 'standing', header: 'Standing', cell: (row) => <StandingWords row={row} /> },
    {
      id: 'until',
      header: 'Until',
      sortable: 'expiresAt',
      cell: (row) => (
        <>
          <AbsoluteTime at={row.endedAt ?? row.expiresAt} dayOnly />
          {row.standing === 'ended' ? null : (
            <span className="block text-caption text-fg-3">
              {formatPlural(Math.max(0, row.daysLeft), 'day')} left
            </span>
          )}
        </>
      ),
    },
    {
      id: 'findings',
      header: 'Findings',
      align: 'right',
      sortable: true,
      cell: (row) => <CoveredCell row={row} path={path} />,
    },
    {
      id: 'work',
      header: <span className="sr-only">What can be done</span>,
      label: 'What can be done',
      hideable: false,
      className: 'text-right',
      cell: controlOf,
    },
  ];
}

function decidedWords({ decidedBy, endedBy, selfApproved }: Row): string {
  if (!decidedBy) return 'not decided';
  const verb = endedBy === 'rejected' ? 'rejected' : 'approved';
  return `${verb} by ${selfApproved ? 'the same person' : decidedBy}`;
}

function ScopeWords({
  row,
  path,
  titleOf,
}: Pick<ExceptionsTableProps, 'path' | 'titleOf'> & { row: ExceptionRow }) {
  const check = row.checkId === null ? 'Every check' : titleOf(row.checkId);
  return (
    <>
      {row.findingId ? <Link href={path(`/findings/${row.findingId}`)}>{check}</Link> : <span>{check}</span>}
      <span className="block text-caption break-all text-fg-3">{placeOf(row)}</span>
    </>
  );
}

/** What an exception takes in besides the check: `of ci-deploy in payments-prod`, `everywhere`. */
function placeOf(row: ExceptionRow): string {
  const account = row.accountName ?? row.accountId;
  switch (row.scopeKind) {
    case 'finding':
      return `of ${row.identityName ?? row.resource?.split(/[/:]/).at(-1) ?? 'a resource'} in ${account}`;
    case 'check':
      return 'everywhere';
    case 'account':
      return `in ${account}`;
    case 'ou':
      return `in the unit ${row.ouName ?? row.ouId}`;
    case 'tag':
      return `where the tag ${row.tagKey} is ${row.tagValue ?? 'there'}`;
  }
}

function StandingWords({ row }: { row: ExceptionRow }) {
  if (row.standing === 'ended')
    return (
      <span className="text-fg-2">
        {standingWords.ended}: {row.endedBy ? endWords[row.endedBy] : 'over'}
      </span>
    );
  return (
    <>
      {standingWords[row.standing]} {endsTag(row)}
    </>
  );
}

/** In words what ends within a week, and within the month. */
function endsTag({ expiresSoon, daysLeft }: ExceptionRow): ReactNode {
  if (!expiresSoon) return null;
  return daysLeft < 7 ? <Tag solid>ends within 7 days</Tag> : <Tag>ends within 30 days</Tag>;
}

/** How many it covers, with the way to exactly these; a request shows what it would cover. */
function CoveredCell({ row, path }: { row: ExceptionRow; path: ScopedPath }) {
  if (row.standing === 'ended') return <span className="text-fg-3">0</span>;
  if (row.standing === 'requested') return <>{formatCount(row.findings)} to come</>;
  if (row.findings === 0) return <>0</>;
  return (
    <Link href={path('/findings', { view: 'flat', exception: row.id })}>{formatCount(row.findings)}</Link>
  );
}
