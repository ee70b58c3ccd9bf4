import { DataTable } from '@/components/data-table/data-table';
import type { Facet, Sort } from '@/components/data-table/types';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { EmptyState } from '@/components/ui/empty-state';
import type { IdentityListRow } from '@/lib/db/queries/identities/list-identities';
import type { IdentityKind } from '@/lib/posture/projection/types';
import { identityColumns } from './identity-columns';
import { identityName } from './identity-name';

interface IdentitiesTableProps {
  rows: IdentityListRow[];
  total: number;
  unfiltered: number;
  page: number;
  size: number;
  sort: Sort;
  kind: IdentityKind | null;
  facets: Facet[];
  filtered: boolean;
  keyAgeDays: number;
  path: ScopedPath;
  exports: { csv: string; json: string };
}

const nouns = {
  all: { one: 'identity', many: 'identities' },
  user: { one: 'user', many: 'users' },
  role: { one: 'role', many: 'roles' },
  group: { one: 'group', many: 'groups' },
  root: { one: 'root user', many: 'root users' },
};

/** One page of identities, with the columns that matter for their kind. */
export function IdentitiesTable({ kind, path, keyAgeDays, ...table }: IdentitiesTableProps) {
  const noun = nouns[kind ?? 'all'];
  return (
    <DataTable
      {...table}
      id={`identities-${kind ?? 'all'}`}
      caption={`${noun.many}, sorted by ${table.sort.field}`}
      columns={identityColumns({ kind, path, keyAgeDays })}
      rowKey={(row) => row.id}
      rowName={(row) => `${identityName(row)} (${row.accountName})`}
      rowHref={(row) => path(`/identities/${row.id}`)}
      noun={noun}
      searchLabel="Search names and ARNs"
      empty={
        <EmptyState title={`No ${noun.many} in this scope`}>
          The accounts in it were scanned and have none.
        </EmptyState>
      }
    />
  );
}
