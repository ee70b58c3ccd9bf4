import type { ReactNode } from 'react';
import { AccountId } from '@/components/shared/account-id';
import { PageHead } from '@/components/shared/page-head';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Tabs } from '@/components/ui/tabs';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { formatCount, formatDateTime } from '@/lib/format';
import type { AccountActions, AccountRights } from '../account-actions';
import { HealthNotice } from './health-notice';
import { ScanButton } from './scan-button';

export interface AccountFrameProps {
  account: AccountDetail;
  isPast: boolean;
  now: Date;
  href: (path: string) => string;
  rights: AccountRights;
  actions: AccountActions;
  children: ReactNode;
}

/** Head, state of the link and tabs of one account, around each of its pages. */
export function AccountFrame({ account, isPast, now, href, rights, actions, children }: AccountFrameProps) {
  const base = `/accounts/${account.id}`;
  const identities =
    account.summary && sumKnown([account.summary.users, account.summary.groups, account.summary.roles]);
  const tabs = [
    { href: href(base), label: 'Posture' },
    {
      href: href(`${base}/identities`),
      label: 'Identities',
      count: identities === null ? undefined : formatCount(identities + 1),
    },
    {
      href: href(`${base}/findings`),
      label: 'Findings',
      count: account.snapshotAt ? formatCount(account.open) : undefined,
    },
    { href: href(`${base}/changes`), label: 'Changes' },
    { href: href(`${base}/scans`), label: 'Scans' },
    ...(rights.manage ? [{ href: href(`${base}/settings`), label: 'Settings' }] : []),
  ];
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Accounts', href: href('/accounts') },
          { label: account.tree.map(({ name }) => name).join(' / ') || 'No unit known' },
        ]}
        title={account.name}
        lede={
          <>
            <AccountId id={account.id} />
            {account.alias ? <> · alias {account.alias}</> : null}
            {account.partition === 'aws' ? null : <> · {account.partition}</>}
            {account.snapshotAt ? <> · data of {formatDateTime(account.snapshotAt)}</> : null}
          </>
        }
        actions={headAction(account, rights, actions)}
      />
      <div className="mb-4 grid grid-cols-1 gap-2 empty:hidden">
        <HealthNotice account={account} now={now} href={href} manage={rights.manage} />
        {isPast && !account.snapshotAt ? (
          <Notice kind="partial">There was no scan of this account up to the time shown.</Notice>
        ) : null}
      </div>
      <Tabs label="Account" tabs={tabs} />
      {children}
    </>
  );
}

function headAction(account: AccountDetail, rights: AccountRights, actions: AccountActions): ReactNode {
  if (account.source === 'offline') {
    return rights.manage ? (
      <Link href={`/accounts/import?into=${account.id}`} className="link">
        Import a newer report
      </Link>
    ) : undefined;
  }
  if (!rights.scan) return undefined;
  const { id, name, status, scanUnderWay } = account;
  return <ScanButton account={{ id, name, status, scanUnderWay }} scan={actions.scan} />;
}

/** The identities of the account, the root user apart; null where one of the numbers is not known. */
function sumKnown(counts: (number | null)[]): number | null {
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}
