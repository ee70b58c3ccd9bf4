import { KindIcon } from '@/components/shared/kind-icon';
import { Link } from '@/components/ui/link';
import { Meter } from '@/components/ui/meter';
import type { PermissionListRow } from '@/lib/db/queries/permissions/list-permissions';
import { formatCount, formatDaysAgo, formatPercent } from '@/lib/format';
import { cn } from '@/lib/utils';
import { trackedDays } from './grant-words';

interface PermissionListProps {
  rows: PermissionListRow[];
  chosen: string | null;
  /** The address of the list as it stands, with another identity chosen. */
  hrefOf: (identityId: string) => string;
}

/** One line per identity: who, where, and how much of what it may use it does. */
export function PermissionList({ rows, chosen, hrefOf }: PermissionListProps) {
  return (
    <table className="ledger" aria-labelledby="identities">
      <thead className="sr-only">
        <tr>
          <th scope="col">Identity</th>
          <th scope="col">Services used</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const href = `${hrefOf(row.id)}#chosen`;
          const current = row.id === chosen;
          return (
            <tr
              key={row.id}
              data-row=""
              data-href={href}
              className={cn(
                'cursor-pointer',
                current && 'on [&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)]',
              )}
            >
              <td className="w-full max-w-0 py-2.5! pr-2!">
                <span className="flex items-start gap-3">
                  <KindIcon kind={row.kind} className="mt-0.5 flex-none" />
                  <span className="min-w-0 flex-1">
                    <Link
                      href={href}
                      aria-current={current ? 'true' : undefined}
                      title={row.name}
                      className="block truncate font-medium"
                    >
                      {row.name}
                    </Link>
                    <span className="block truncate text-caption text-fg-3">
                      {row.accountName} · {activityWords(row)}
                    </span>
                  </span>
                </span>
              </td>
              <td className="num w-px py-2.5!">
                <span className="flex items-center justify-end gap-2 text-small leading-5">
                  {formatPercent(row.unused, row.granted)} unused
                  <Meter
                    segments={[{ value: row.used }, { value: row.notTracked, tone: 'hatch', end: true }]}
                    total={row.granted}
                    className="w-14"
                  />
                </span>
                <span className="block text-caption text-fg-3">
                  {formatCount(row.used)} of {formatCount(row.granted)} used
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function activityWords({ kind, lastActivityAt, idleDays, ageDays }: PermissionListRow): string {
  if (kind === 'group') return 'a group';
  if (lastActivityAt && idleDays !== null) return `active ${formatDaysAgo(idleDays)}`;
  if (ageDays !== null && ageDays < trackedDays) return 'no activity yet';
  return kind === 'role' ? `no activity in ${trackedDays} days` : 'never active';
}
