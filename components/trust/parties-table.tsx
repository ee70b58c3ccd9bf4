import { Building2, CircleCheck, CircleQuestionMark, Globe, UserX, type LucideIcon } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet, Sort } from '@/components/data-table/types';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { PartyRow } from '@/lib/db/queries/trust/list-parties';
import { formatAccountId, formatCount } from '@/lib/format';
import { trustGaps } from '@/lib/iam/trust/trust-gaps';
import { gapWords, partyDetail, partyTitle } from './trust-words';

interface PartiesTableProps {
  rows: PartyRow[];
  total: number;
  unfiltered: number;
  page: number;
  size: number;
  sort: Sort;
  facets: Facet[];
  filtered: boolean;
  /** The filters in force: the numbers of a row keep them. */
  query: NonNullable<Parameters<ScopedPath>[1]>;
  path: ScopedPath;
  exports: { csv: string; json: string };
}

type RowsOf = (row: PartyRow, more?: Parameters<ScopedPath>[1]) => string;

/** Outside parties with what they may assume; each number leads to the roles behind it. */
export function PartiesTable({ path, query, ...table }: PartiesTableProps) {
  const rowsOf: RowsOf = (row, more) => path('/trust', { ...query, ...more, party: row.partyId });
  return (
    <DataTable
      {...table}
      id="parties"
      caption={`Outside parties, sorted by ${table.sort.field}`}
      title="Who may come in"
      subtitle="One row per outside party. The figures count roles; filters choose among ways in. AWS tells when a role was last assumed, not by whom."
      columns={columnsOf(rowsOf)}
      rowKey={(row) => row.partyId}
      rowHref={(row) => rowsOf(row)}
      noun={{ one: 'party', many: 'parties' }}
      searchLabel="Search parties, roles and conditions"
      empty={
        <EmptyState kind="good" title="Nobody">
          No role of this scope lets anybody in from outside its account.
        </EmptyState>
      }
    />
  );
}

function columnsOf(rowsOf: RowsOf): Column<PartyRow>[] {
  const count = (row: PartyRow, value: number, more?: Parameters<ScopedPath>[1]) =>
    value === 0 ? (
      <span className="text-fg-3">0</span>
    ) : (
      <Link href={rowsOf(row, more)} className="inline-block px-1">
        {formatCount(value)}
      </Link>
    );
  return [
    {
      id: 'party',
      header: 'Party',
      sortable: true,
      cell: (row) => (
        <NameCell
          mark={<PartyMark row={row} />}
          name={<span className="block break-words sm:min-w-44 sm:wrap-anywhere">{partyTitle(row)}</span>}
          href={rowsOf(row)}
          detail={detailOf(row)}
        />
      ),
    },
    { id: 'roles', header: 'Roles', align: 'right', sortable: true, cell: (row) => count(row, row.roles) },
    {
      id: 'accounts',
      header: 'In accounts',
      align: 'right',
      sortable: true,
      cell: (row) => count(row, row.accounts),
    },
    {
      id: 'reaching',
      header: 'Reach administrator',
      align: 'right',
      sortable: true,
      cell: (row) => count(row, row.reaching, { reach: 'administrator,route' }),
    },
    {
      id: 'conditions',
      header: 'Lacks',
      className: 'sm:whitespace-nowrap',
      cell: (row) => <Gaps row={row} rowsOf={rowsOf} />,
    },
    {
      id: 'analyzer',
      header: 'Access Analyzer',
      cell: (row) => <Analyzer row={row} rowsOf={rowsOf} />,
    },
    {
      id: 'lastUsedAt',
      header: 'Last assumed',
      sortable: true,
      firstDirection: 'desc',
      className: 'whitespace-nowrap',
      cell: (row) =>
        row.lastUsedAt ? (
          <AbsoluteTime at={row.lastUsedAt} dayOnly />
        ) : (
          <UnknownValue kind="none" word="no use recorded" />
        ),
    },
  ];
}

/** The id of an account stands below its name; where it has none it is the title. */
function detailOf(row: PartyRow): string {
  const isNamed = /^\d{12}$/.test(row.partyKey) && row.partyName !== row.partyKey;
  return isNamed ? `${partyDetail(row)} · ${formatAccountId(row.partyKey)}` : partyDetail(row);
}

function Gaps({ row, rowsOf }: { row: PartyRow; rowsOf: RowsOf }) {
  const gaps = trustGaps.filter((gap) => row.gaps[gap] > 0);
  if (gaps.length > 0) {
    return (
      <span className="grid gap-0.5 sm:py-2">
        {gaps.map((gap) => (
          <Link key={gap} href={rowsOf(row, { gap })} className="leading-6">
            {gapWords[gap]} ({formatCount(row.gaps[gap])})
          </Link>
        ))}
      </span>
    );
  }
  if (row.unjudged > 0) return <UnknownValue kind="unknown" word="not judged yet" />;
  return (
    <span className="text-fg-2">
      {row.withExternalId > 0
        ? `nothing, ${formatCount(row.withExternalId)} ask for an external id`
        : 'nothing'}
    </span>
  );
}

function Analyzer({ row, rowsOf }: { row: PartyRow; rowsOf: RowsOf }) {
  const { reported, analyzerUnknown, roles } = row;
  if (reported > 0) {
    return (
      <Link href={rowsOf(row, { analyzer: 'reported' })}>
        reports {formatCount(reported)} of {formatCount(roles)}
      </Link>
    );
  }
  if (analyzerUnknown === roles)
    return <UnknownValue kind="unknown" reason="No analyzer runs in these accounts, or it was not read." />;
  if (analyzerUnknown === 0) return <span className="text-fg-2">reports none</span>;
  return (
    <Link href={rowsOf(row, { analyzer: 'unknown' })}>
      unknown for {formatCount(analyzerUnknown)} of {formatCount(roles)}
    </Link>
  );
}

function PartyMark({ row: { partyKind, standing } }: { row: PartyRow }) {
  const [Icon, color]: [LucideIcon, string] =
    partyKind === 'anyone'
      ? [Globe, 'text-critical']
      : standing === 'gone'
        ? [UserX, 'text-fg-3']
        : standing === 'unknown'
          ? [CircleQuestionMark, 'text-medium']
          : partyKind === 'vendor'
            ? [Building2, 'text-fg-3']
            : [CircleCheck, 'text-fg-3'];
  return <Icon aria-hidden="true" className={`size-4 flex-none ${color}`} />;
}
