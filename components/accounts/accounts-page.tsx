import { PageHead } from '@/components/shared/page-head';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { AsOf } from '@/lib/access/as-of';
import type { PendingLink } from '@/lib/db/queries/accounts/list-pending-links';
import { formatPlural } from '@/lib/format';
import { AccountsHeadActions } from './accounts-head-actions';
import { AccountsTable, type AccountsTableProps } from './accounts-table';

interface AccountsPageProps extends Omit<AccountsTableProps, 'isPast'> {
  pending: PendingLink[];
  at: AsOf;
}

export function AccountsPage({ pending, at, ...table }: AccountsPageProps) {
  const { counts, rights, href } = table;
  return (
    <>
      <PageHead
        title="Accounts"
        lede={ledeOf(counts)}
        actions={rights.manage ? <AccountsHeadActions /> : undefined}
      />
      <div className="mb-4 grid grid-cols-1 gap-2 empty:hidden">
        {counts.failing > 0 ? (
          <Notice
            action={
              counts.failing < total(counts) ? (
                <Link href={href('/accounts?health=failing')}>Show them</Link>
              ) : undefined
            }
          >
            <b>{formatPlural(counts.failing, 'link')} failing.</b> What happens there since the last good scan
            is not known. Findings shown are the last known ones.
          </Notice>
        ) : null}
        {pending.map(({ id, name, startedBy }) => (
          <Notice
            key={id}
            kind="information"
            action={<Link href={`/accounts/link?step=role&link=${id}`}>Go on linking</Link>}
          >
            <b>{name}</b> is not linked yet{startedBy ? `; ${startedBy} began` : ''}.
          </Notice>
        ))}
      </div>
      <AccountsTable {...table} isPast={at.kind === 'past'} />
    </>
  );
}

function total({ stale: _, ...healths }: AccountsPageProps['counts']): number {
  return Object.values(healths).reduce((sum, count) => sum + count, 0);
}

function ledeOf(counts: AccountsPageProps['counts']): string {
  const all = total(counts);
  if (all === 0) return 'AWS accounts that this installation watches.';
  const trouble = counts.failing + counts['permission-missing'];
  const parts = [
    trouble > 0 ? `${formatPlural(trouble, 'link')} need${trouble === 1 ? 's' : ''} attention` : null,
    counts.stale > 0 ? `${counts.stale} with old data` : null,
    counts.offline > 0 ? `${counts.offline} offline` : null,
  ].filter((part) => part !== null);
  return `${formatPlural(all, 'account')}${parts.length > 0 ? `; ${parts.join(', ')}` : ', all linked and fresh'}.`;
}
