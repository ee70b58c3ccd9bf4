import { DataTable } from '@/components/data-table/data-table';
import type { DataTableProps } from '@/components/data-table/data-table-props';
import type { Column } from '@/components/data-table/types';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Link } from '@/components/ui/link';
import type { FindingListRow } from '@/lib/db/queries/findings/list-findings';
import { formatCount, formatKeyId } from '@/lib/format';
import { DueCell, OwnerCell, resourceWords, SinceCell, StatusCell } from './finding-cells';
import { resourceName } from './finding-words';

type Row = FindingListRow;

type FindingsTableProps = Pick<
  DataTableProps<Row>,
  | 'rows'
  | 'total'
  | 'unfiltered'
  | 'page'
  | 'size'
  | 'sort'
  | 'facets'
  | 'filtered'
  | 'exports'
  | 'bulkActions'
  | 'side'
  | 'toolbarEnd'
  | 'empty'
> & { path: ScopedPath };

/** One finding per row, worst first. */
export function FindingsTable({ path, ...table }: FindingsTableProps) {
  return (
    <DataTable
      {...table}
      id="findings"
      caption={`Open findings, sorted by ${table.sort?.field ?? 'severity and age'}`}
      columns={columnsOf(path)}
      rowKey={(row) => row.id}
      rowName={(row) => `${resourceWords(row)} (${row.accountName}): ${row.title}`}
      rowHref={(row) => path(`/findings/${row.id}`)}
      noun={{ one: 'finding', many: 'findings' }}
      searchLabel="Search findings"
    />
  );
}

function columnsOf(path: ScopedPath): Column<Row>[] {
  return [
    {
      id: 'finding',
      header: 'Finding',
      sortable: 'severity',
      cell: (row) => (
        <NameCell
          mark={<SeverityMark severity={row.severity} iconOnly />}
          name={row.title}
          href={path(`/findings/${row.id}`)}
          detail={row.checkId}
          mono
        />
      ),
    },
    {
      id: 'resource',
      header: 'Resource',
      sortable: true,
      cell: (row) => (
        <>
          {row.identityId ? (
            <Link href={path(`/identities/${row.identityId}`)} className="break-words">
              {resourceName(row)}
            </Link>
          ) : (
            resourceName(row)
          )}
          {row.part ? (
            <span className="block font-mono text-caption text-fg-3">{formatKeyId(row.part)}</span>
          ) : null}
        </>
      ),
    },
    { id: 'account', header: 'Account', sortable: true, cell: (row) => row.accountName },
    { id: 'status', header: 'Status', sortable: 'triage', cell: (row) => <StatusCell row={row} /> },
    { id: 'since', header: 'Since last scan', cell: (row) => <SinceCell row={row} /> },
    { id: 'owner', header: 'Owner', sortable: true, cell: (row) => <OwnerCell owner={row.owner} /> },
    {
      id: 'due',
      header: 'Due',
      sortable: true,
      roomy: true,
      cell: (row) => <DueCell row={row} />,
    },
    {
      id: 'openDays',
      header: 'Open, days',
      align: 'right',
      sortable: true,
      cell: (row) => formatCount(row.openDays),
    },
  ];
}
