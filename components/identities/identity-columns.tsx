import { AdministratorMark } from '@/components/shared/administrator-mark';
import { KindIcon } from '@/components/shared/kind-icon';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import type { Column } from '@/components/data-table/types';
import type { IdentityListRow } from '@/lib/db/queries/identities/list-identities';
import type { IdentityKind } from '@/lib/posture/projection/types';
import { formatAccountId, formatDate } from '@/lib/format';
import {
  ActivityCell,
  FindingsCell,
  KeyAgeCell,
  MfaCell,
  SignInCell,
  TrustCell,
  UnusedCell,
} from './identity-cells';
import { identityName } from './identity-name';

interface ColumnContext {
  kind: IdentityKind | null;
  path: ScopedPath;
  keyAgeDays: number;
}

type Id =
  | 'name'
  | 'account'
  | 'signIn'
  | 'mfa'
  | 'key'
  | 'activity'
  | 'unused'
  | 'tier'
  | 'trust'
  | 'owner'
  | 'created'
  | 'findings';

const shown: Record<IdentityKind | 'all', { on: Id[]; off: Id[] }> = {
  all: {
    on: ['name', 'account', 'tier', 'mfa', 'key', 'activity', 'unused', 'findings'],
    off: ['signIn', 'trust', 'owner', 'created'],
  },
  user: {
    on: ['name', 'account', 'signIn', 'mfa', 'key', 'activity', 'unused', 'tier', 'findings'],
    off: ['owner', 'created'],
  },
  role: {
    on: ['name', 'account', 'trust', 'tier', 'activity', 'unused', 'findings'],
    off: ['owner', 'created'],
  },
  group: { on: ['name', 'account', 'tier', 'findings'], off: ['created'] },
  root: { on: ['name', 'account', 'mfa', 'signIn', 'key', 'activity', 'findings'], off: ['created'] },
};

/** The columns for one kind of identity, or for all of them together. */
export function identityColumns(context: ColumnContext): Column<IdentityListRow>[] {
  const { on, off } = shown[context.kind ?? 'all'];
  const columns = allColumns(context);
  return [...on.map((id) => columns[id]), ...off.map((id) => ({ ...columns[id], hidden: true }))];
}

function allColumns({ path, keyAgeDays }: ColumnContext): Record<Id, Column<IdentityListRow>> {
  const page = (row: IdentityListRow, tab = '') => path(`/identities/${row.id}${tab}`);
  return {
    name: {
      id: 'name',
      header: 'Name',
      sortable: true,
      className: 'sm:min-w-44 sm:[&_a]:wrap-anywhere',
      cell: (row) => (
        <NameCell
          mark={<KindIcon kind={row.kind} />}
          name={identityName(row)}
          href={page(row)}
          detail={row.owner === row.name ? undefined : row.owner}
        />
      ),
    },
    account: {
      id: 'account',
      header: 'Account',
      sortable: true,
      className: 'sm:whitespace-nowrap',
      cell: (row) => (
        <span className="break-words" title={formatAccountId(row.accountId)}>
          {row.accountName}
        </span>
      ),
    },
    signIn: { id: 'signIn', header: 'Signs in with', cell: (row) => <SignInCell row={row} /> },
    mfa: {
      id: 'mfa',
      header: 'MFA',
      className: 'sm:whitespace-nowrap',
      cell: (row) => <MfaCell row={row} />,
    },
    key: {
      id: 'key',
      header: 'Oldest key, days',
      align: 'right',
      sortable: 'oldestKeyDays',
      cell: (row) => <KeyAgeCell row={row} href={page(row)} limit={keyAgeDays} />,
    },
    activity: {
      id: 'activity',
      header: 'Last activity',
      sortable: 'lastActivityAt',
      className: 'sm:whitespace-nowrap',
      firstDirection: 'desc',
      cell: (row) => <ActivityCell row={row} />,
    },
    unused: {
      id: 'unused',
      header: 'Unused services',
      align: 'right',
      sortable: 'unusedServices',
      className: 'whitespace-nowrap',
      cell: (row) => <UnusedCell row={row} href={page(row, '/permissions')} />,
    },
    tier: {
      id: 'tier',
      header: 'Could become',
      sortable: 'administrator',
      className: 'sm:whitespace-nowrap',
      firstDirection: 'desc',
      cell: (row) => <AdministratorMark tier={row.administrator} />,
    },
    trust: {
      id: 'trust',
      header: 'Trusts',
      className: 'sm:whitespace-nowrap',
      cell: (row) => <TrustCell row={row} />,
    },
    owner: {
      id: 'owner',
      header: 'Owner',
      cell: (row) => row.owner ?? <UnknownValue kind="none" word="no owner" />,
    },
    created: {
      id: 'created',
      header: 'Created',
      sortable: 'createdAt',
      align: 'right',
      cell: (row) => (row.createdAt ? formatDate(row.createdAt) : <UnknownValue kind="unknown" />),
    },
    findings: {
      id: 'findings',
      header: 'Findings',
      align: 'right',
      sortable: 'openFindings',
      cell: (row) => <FindingsCell row={row} href={page(row, '/findings')} />,
    },
  };
}
