import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet } from '@/components/data-table/types';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { EmptyState } from '@/components/ui/empty-state';
import type { AuditRow } from '@/lib/db/queries/audit/list-audit';
import { AuditChange } from './audit-change';
import { auditActionInWords } from './audit-words';

interface AuditTableProps {
  rows: AuditRow[];
  total: number;
  page: number;
  size: number;
  q: string;
  actions: string[];
}

const facets: Facet[] = [
  {
    key: 'action',
    label: 'Concerns',
    options: [
      { value: 'account', label: 'Accounts' },
      { value: 'scan', label: 'Scans' },
      { value: 'report', label: 'Imports' },
      { value: 'finding', label: 'Findings' },
      { value: 'setting', label: 'Settings' },
      { value: 'person', label: 'People' },
      { value: 'session', label: 'Sign-ins' },
      { value: 'token', label: 'API tokens' },
    ],
  },
];

const columns: Column<AuditRow>[] = [
  {
    id: 'at',
    header: 'When',
    cell: (row) => <AbsoluteTime at={row.at} />,
    className: 'whitespace-nowrap align-top sm:py-3',
  },
  {
    id: 'actor',
    header: 'Who',
    cell: (row) => <span className="block min-w-28 font-medium wrap-anywhere">{row.actor}</span>,
    className: 'align-top sm:py-3',
    phone: 'full',
  },
  {
    id: 'action',
    header: 'What',
    cell: (row) => (
      <>
        {auditActionInWords(row.action)}
        {row.target ? (
          <span className="block min-w-32 text-caption wrap-anywhere text-fg-3">{row.target}</span>
        ) : null}
      </>
    ),
    className: 'align-top sm:py-3',
  },
  {
    id: 'change',
    header: 'Before → after',
    cell: (row) => <AuditChange before={row.before} after={row.after} />,
    className: 'align-top sm:py-3',
    phone: 'full',
  },
  {
    id: 'from',
    header: 'From',
    cell: (row) =>
      row.from ? <span className="font-mono text-caption">{row.from}</span> : <Absent row={row} />,
    className: 'align-top sm:py-3',
  },
];

/** Who did what, when, before → after and from where; newest first. */
export function AuditTable({ rows, total, page, size, q, actions }: AuditTableProps) {
  const query = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(actions.length > 0 ? { action: actions.join(',') } : {}),
  });
  return (
    <DataTable
      id="audit"
      caption="Audit log, newest first"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      page={page}
      size={size}
      total={total}
      noun={{ one: 'entry', many: 'entries' }}
      facets={facets}
      searchLabel="Search the log"
      exports={{
        csv: `/api/v1/audit?${exportQuery(query, 'csv')}`,
        json: `/api/v1/audit?${exportQuery(query, 'json')}`,
      }}
      filtered={q !== '' || actions.length > 0}
      empty={<EmptyState title="No entry yet">What people change is listed here.</EmptyState>}
    />
  );
}

function exportQuery(query: URLSearchParams, format: string): string {
  const next = new URLSearchParams(query);
  next.set('format', format);
  return next.toString();
}

function Absent({ row }: { row: AuditRow }) {
  return <span className="text-fg-3">{row.actorKind === 'person' ? 'not known' : 'this machine'}</span>;
}
