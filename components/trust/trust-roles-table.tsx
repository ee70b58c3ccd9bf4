import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet, Sort } from '@/components/data-table/types';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ScrollPre } from '@/components/ui/scroll-pre';
import type { TrustRow } from '@/lib/db/queries/trust/list-trust';
import { formatPlural } from '@/lib/format';
import { vendorCatalogue } from '@/lib/iam/vendors';
import { trustIssueMeanings } from '@/lib/iam/trust/trust-issue-codes';
import { partyDetail, partyTitle } from './trust-words';

interface TrustRolesTableProps {
  rows: TrustRow[];
  total: number;
  page: number;
  size: number;
  sort: Sort;
  facets: Facet[];
  filtered: boolean;
  /** The party whose ways in alone are shown. */
  party: string | null;
  /** The statement that decides, by row. */
  statements: ReadonlyMap<string, string>;
  path: ScopedPath;
  exports: { csv: string; json: string };
}

/** Ways in: a role, who may assume it, on what conditions, and the statement that says so. */
export function TrustRolesTable({ party, statements, path, ...table }: TrustRolesTableProps) {
  const first = table.rows[0];
  return (
    <DataTable
      {...table}
      id="ways-in"
      caption={`Roles that outside parties may assume, sorted by ${table.sort.field}`}
      title={party && first ? `What ${partyTitle(first)} may assume` : 'Ways in'}
      subtitle={
        party && first ? (
          <PartySubtitle row={first} />
        ) : (
          'One row per role and principal that its trust policy lets in. AWS tells when a role was last assumed, not by whom.'
        )
      }
      columns={columnsOf({ path, statements }).filter(({ id }) => party === null || id !== 'party')}
      rowKey={(row) => row.id}
      noun={{ one: 'way in', many: 'ways in' }}
      searchLabel="Search parties, roles and conditions"
      empty={
        <EmptyState title={party ? 'Nothing' : 'Nobody'}>
          {party
            ? 'No role of this scope lets this party in at the moment shown. '
            : 'No role of this scope lets anybody in from outside its account.'}
          {party ? (
            <Link href={path('/trust')} className="link">
              Show all parties
            </Link>
          ) : null}
        </EmptyState>
      }
    />
  );
}

/** What kind of party it is, and of a vendor where its account is named. */
function PartySubtitle({ row }: { row: TrustRow }) {
  const vendor =
    row.partyKind === 'vendor' ? vendorCatalogue.get(row.partyId.replace('vendor:', '')) : undefined;
  return (
    <>
      {partyDetail(row)}.{' '}
      {vendor ? (
        <a href={vendor.source} rel="noreferrer" className="link">
          Where {vendor.name} names this account
        </a>
      ) : null}
    </>
  );
}

function columnsOf({
  path,
  statements,
}: Pick<TrustRolesTableProps, 'path' | 'statements'>): Column<TrustRow>[] {
  return [
    {
      id: 'role',
      header: 'Role',
      sortable: true,
      cell: (row) => (
        <NameCell
          name={<span className="block break-all sm:min-w-32">{row.roleName}</span>}
          href={path(`/identities/${row.identityId}/trust`)}
          detail={row.accountName}
        />
      ),
    },
    {
      id: 'party',
      header: 'Who',
      sortable: true,
      phone: 'full',
      cell: (row) => (
        <NameCell
          name={<span className="wrap-anywhere">{partyTitle(row)}</span>}
          href={path('/trust', { party: row.partyId })}
          detail={<span className="break-all">{row.principal}</span>}
        />
      ),
    },
    {
      id: 'conditions',
      header: 'Only if',
      phone: 'full',
      cell: (row) => <Conditions row={row} statement={statements.get(row.id) ?? null} />,
    },
    { id: 'issues', header: 'What it shows', phone: 'full', cell: (row) => <Issues row={row} /> },
    {
      id: 'reach',
      header: 'Reach',
      sortable: true,
      firstDirection: 'desc',
      cell: (row) => <Reach row={row} path={path} />,
    },
    {
      id: 'analyzer',
      header: 'Access Analyzer',
      cell: (row) => <Analyzer row={row} path={path} />,
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
    {
      id: 'owner',
      header: 'Owner',
      hidden: true,
      className: 'text-fg-2',
      cell: (row) => row.owner ?? <UnknownValue kind="none" word="no owner" />,
    },
  ];
}

function Conditions({ row, statement }: { row: TrustRow; statement: string | null }) {
  return (
    <span className="grid min-w-0 gap-1 sm:min-w-48 sm:py-2.5">
      {row.conditions.length > 0 ? (
        row.conditions.map((condition) => (
          <code key={condition} className="break-all text-fg-2">
            {condition}
          </code>
        ))
      ) : (
        <UnknownValue kind="none" word="no condition" />
      )}
      {statement ? (
        <details className="max-w-[48ch] min-w-0">
          <summary className="cursor-pointer text-caption text-fg-3">Statement that decides</summary>
          <ScrollPre label={`Statement of ${row.roleName}`}>{statement}</ScrollPre>
        </details>
      ) : null}
    </span>
  );
}

function Issues({ row: { issues } }: { row: TrustRow }) {
  if (issues === null) return <UnknownValue kind="unknown" word="not judged yet" />;
  if (issues.length === 0) return <span className="text-fg-3">nothing</span>;
  return (
    <ul className="grid gap-0.5 text-small sm:min-w-36 sm:py-2.5">
      {issues.map((code) => (
        <li key={code}>{trustIssueMeanings[code].title}</li>
      ))}
    </ul>
  );
}

function Reach({ row, path }: { row: TrustRow; path: ScopedPath }) {
  const { reach, hops, identityId } = row;
  if (reach === 'administrator') return <span>administrator</span>;
  if (reach === 'unknown') return <UnknownValue kind="unknown" />;
  if (reach === 'none') return <span className="text-fg-3">no way to administrator</span>;
  const words = hops === null ? 'a way to administrator' : `administrator in ${formatPlural(hops, 'hop')}`;
  return (
    <Link href={path('/paths', { identity: identityId })}>
      {reach === 'conditional' ? `${words}, under a condition` : words}
    </Link>
  );
}

function Analyzer({ row, path }: { row: TrustRow; path: ScopedPath }) {
  if (row.analyzer === 'unknown') {
    return <UnknownValue kind="unknown" reason="No analyzer runs in this account, or it was not read." />;
  }
  if (row.analyzer === 'quiet') return <span className="text-fg-2">reports nothing</span>;
  return (
    <Link href={path('/findings', { check: 'access-analyzer-findings-open', q: row.roleName })}>
      reports it
    </Link>
  );
}
