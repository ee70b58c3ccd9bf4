import type { ReactNode } from 'react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import { formatPlural } from '@/lib/format';

const shown = 3;

interface OverviewNoticesProps {
  /** Accounts of which something is not as it should be. */
  troubled: { rows: AccountListRow[]; total: number };
  isPast: boolean;
  href: (path: string) => string;
}

/** Where less is seen than one would think: links that fail, data that could not be read, data that is old. */
export function OverviewNotices({ troubled, isPast, href }: OverviewNoticesProps) {
  const told = troubled.rows.flatMap((account) => {
    const text = noticeOf(account, isPast);
    return text ? [{ account, ...text }] : [];
  });
  const more = troubled.total - troubled.rows.length + Math.max(told.length - shown, 0);
  if (told.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {told.slice(0, shown).map(({ account, kind, text, action }) => (
        <Notice key={account.id} kind={kind} action={<Link href={href(action.path)}>{action.label}</Link>}>
          <b>{account.name}</b>: {text}
        </Notice>
      ))}
      {more > 0 ? (
        <Notice
          action={<Link href={href('/accounts?health=failing,permission-missing,stale')}>Show them</Link>}
        >
          <b>{formatPlural(more, 'more account')}</b> {more === 1 ? 'needs' : 'need'} somebody.
        </Notice>
      ) : null}
    </div>
  );
}

interface Told {
  kind: 'warning' | 'partial' | 'stale';
  text: ReactNode;
  action: { path: string; label: string };
}

function noticeOf(account: AccountListRow, isPast: boolean): Told | null {
  if (account.health === 'failing' && !isPast) return failingNotice(account);
  if (account.unknown.length > 0 || account.health === 'permission-missing') return unreadNotice(account);
  if (account.staleHours === null) return null;
  return {
    kind: 'stale',
    text: <>no scan since {atOf(account)}. Its numbers are of then.</>,
    action: { path: `/accounts/${account.id}/scans`, label: 'See its scans' },
  };
}

function failingNotice(account: AccountListRow): Told {
  const { lastScan, id } = account;
  const error = lastScan?.error;
  return {
    kind: 'warning',
    text: (
      <>
        the last scan failed
        {error ? (
          <>
            {' '}
            (<code>{error.code}</code>
            {error.operation ? (
              <>
                {' '}
                on <code>{error.operation}</code>
              </>
            ) : null}
            )
          </>
        ) : null}
        . {account.snapshotAt ? <>Its numbers are of {atOf(account)}.</> : 'It was never read.'}
      </>
    ),
    action: lastScan
      ? { path: `/scans/${lastScan.id}`, label: 'Why, and what to do' }
      : { path: `/accounts/${id}`, label: 'Open account' },
  };
}

function unreadNotice({ id, unknown, lastScan }: AccountListRow): Told | null {
  const refused = lastScan?.incomplete.find(({ code }) => code !== null);
  const what = unknown.map((fact) => lowerFirst(fact.what));
  if (what.length === 0 && !refused) return null;
  return {
    kind: 'warning',
    text: (
      <>
        {what.length > 0 ? what.join(', ') : `the ${refused?.name.replaceAll('-', ' ')}`} could not be read
        {refused ? (
          <>
            {' '}
            (<code>{refused.code}</code>
            {refused.operation ? (
              <>
                {' '}
                on <code>{refused.operation}</code>
              </>
            ) : null}
            )
          </>
        ) : null}
        . What depends on it there is unknown, not passed.
      </>
    ),
    action: { path: lastScan ? `/scans/${lastScan.id}` : `/accounts/${id}`, label: 'Fix the link' },
  };
}

function atOf({ snapshotAt }: AccountListRow): ReactNode {
  return snapshotAt ? <AbsoluteTime at={snapshotAt} /> : 'long ago';
}

/** "Passwords and MFA" → "passwords and MFA", but "MFA devices" stays. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
