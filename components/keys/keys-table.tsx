import { DataTable } from '@/components/data-table/data-table';
import type { Column, Facet, Sort } from '@/components/data-table/types';
import { AdministratorMark } from '@/components/shared/administrator-mark';
import { BarCell } from '@/components/shared/bar-cell';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Legend } from '@/components/ui/legend';
import type { KeyListRow } from '@/lib/db/queries/keys/list-keys';
import { formatCount, formatKeyId, formatPlural } from '@/lib/format';
import { deactivateCommands } from './deactivate-commands';

interface KeysTableProps {
  rows: KeyListRow[];
  total: number;
  unfiltered: number;
  page: number;
  size: number;
  sort: Sort;
  facets: Facet[];
  filtered: boolean;
  title: string;
  subtitle: string;
  path: ScopedPath;
  exports: { csv: string; json: string };
}

/** Access keys, riskiest first, with what makes the risk; its commands are copied, never run. */
export function KeysTable({ path, ...table }: KeysTableProps) {
  const commands = deactivateCommands(table.rows);
  return (
    <div id="keys" className="scroll-mt-16">
      <DataTable
        {...table}
        id="keys"
        caption={`${table.title}, sorted by ${table.sort.field}`}
        columns={columnsOf(path)}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.userName} (${row.accountName})`}
        rowHref={(row) => path(`/identities/${row.identityId}`)}
        noun={{ one: 'key', many: 'keys' }}
        searchLabel="Search users and key ids"
        toolbarEnd={
          commands ? <CopyButton text={commands} label="Copy deactivate commands" withLabel /> : undefined
        }
        footNote={
          <Legend
            className="max-sm:hidden"
            items={[
              { tone: 'ink', label: 'reach' },
              { tone: 'ink-mid', label: 'age' },
              { tone: 'ink-soft', label: 'idle time' },
            ]}
          />
        }
        empty={
          <EmptyState kind="good" title="No key to retire">
            No active key in this scope is old or idle.
          </EmptyState>
        }
      />
    </div>
  );
}

function columnsOf(path: ScopedPath): Column<KeyListRow>[] {
  return [
    {
      id: 'user',
      header: 'User and key',
      sortable: true,
      cell: (row) => (
        <NameCell
          name={row.userName}
          href={path(`/identities/${row.identityId}`)}
          detail={
            row.accessKeyId ? formatKeyId(row.accessKeyId) : `key ${row.slot ?? ''}, id not in the report`
          }
          mono={row.accessKeyId !== null}
        />
      ),
    },
    { id: 'account', header: 'Account', sortable: true, cell: (row) => row.accountName },
    {
      id: 'reach',
      header: 'Could become',
      cell: (row) =>
        row.administrator === 'none' ? (
          <span className="text-fg-2">
            {row.grantedServices > 0
              ? `${formatPlural(row.grantedServices, 'service')} granted`
              : 'nothing granted'}
          </span>
        ) : (
          <AdministratorMark tier={row.administrator} />
        ),
    },
    {
      id: 'status',
      header: 'Status',
      sortable: true,
      hidden: true,
      cell: (row) => row.status.toLowerCase(),
    },
    {
      id: 'ageDays',
      header: 'Age, days',
      align: 'right',
      sortable: true,
      cell: (row) => (row.ageDays === null ? <UnknownValue kind="unknown" /> : formatCount(row.ageDays)),
    },
    {
      id: 'idleDays',
      header: 'Idle, days',
      align: 'right',
      sortable: true,
      className: 'whitespace-nowrap',
      cell: (row) =>
        row.lastUsedAt && row.idleDays !== null ? (
          formatCount(row.idleDays)
        ) : (
          <UnknownValue kind="never" word="never used" />
        ),
    },
    {
      id: 'use',
      header: 'Last used for',
      phone: 'off',
      className: 'whitespace-nowrap text-fg-2',
      cell: (row) =>
        row.lastUsedService ? (
          [row.lastUsedService, row.lastUsedRegion].filter(Boolean).join(' · ')
        ) : (
          <UnknownValue kind="none" word="no use recorded" />
        ),
    },
    {
      id: 'owner',
      header: 'Owner',
      className: 'text-fg-2',
      cell: (row) => row.owner ?? <UnknownValue kind="none" word="no owner" />,
    },
    {
      id: 'risk',
      header: 'Risk',
      align: 'right',
      sortable: true,
      className: 'whitespace-nowrap',
      cell: (row) => (
        <span className="inline-flex items-center gap-3">
          <BarCell
            className="w-[72px]"
            total={100}
            label={`reach ${row.reach} of 60, age ${row.ageRisk} of 20, idle time ${row.idleRisk} of 20`}
            segments={[
              { value: row.reach, tone: 'ink', label: `reach ${row.reach}` },
              { value: row.ageRisk, tone: 'ink-mid', label: `age ${row.ageRisk}` },
              { value: row.idleRisk, tone: 'ink-soft', label: `idle time ${row.idleRisk}` },
            ]}
          />
          <b className="min-w-6 font-strong">{row.risk}</b>
        </span>
      ),
    },
  ];
}
