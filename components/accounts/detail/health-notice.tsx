import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { formatPlural, formatRelative } from '@/lib/format';
import { isRefused } from '../account-list-words';

interface HealthNoticeProps {
  account: AccountDetail;
  now: Date;
  href: (path: string) => string;
  manage: boolean;
}

/** What is wrong with the link, why, and where it is mended; nothing when all is well. */
export function HealthNotice(props: HealthNoticeProps) {
  const { account, now, href } = props;
  const { health, lastScan, staleHours, nextScanAt } = account;
  if (health === 'failing') return <Failing {...props} />;
  if (health === 'disabled') {
    return (
      <Notice kind="information" action={<ToSettings {...props} label="Enable scans" />}>
        <b>Scans are disabled.</b> What is shown is the last that was read.
      </Notice>
    );
  }
  const incomplete = lastScan?.incomplete ?? [];
  return (
    <>
      {health === 'permission-missing' && lastScan ? (
        <Notice action={<ToSettings {...props} label="Fix the link" />}>
          <b>
            {incomplete.every(({ code }) => isRefused(code))
              ? `${formatPlural(incomplete.length, 'permission')} missing.`
              : `${formatPlural(incomplete.length, 'stage')} incomplete.`}
          </b>{' '}
          {incomplete.map(({ name, code, operation }, index) => (
            <span key={name}>
              {index > 0 ? ', ' : ''}
              {operation ? <code>{operation}</code> : name}
              {code ? ` (${code})` : ''}
            </span>
          ))}
          . What depends on it is unknown, not passed.{' '}
          <Link className="link" href={href(`/scans/${lastScan.id}`)}>
            See the scan
          </Link>
          .
        </Notice>
      ) : null}
      {staleHours !== null ? (
        <Notice kind="stale">
          <b>{staleHours < 72 ? `${staleHours} h` : formatPlural(Math.floor(staleHours / 24), 'day')} old.</b>{' '}
          {staleReason(lastScan?.state)}
          {nextScanAt ? ` Next scan ${formatRelative(nextScanAt, now)}.` : ''}
        </Notice>
      ) : null}
    </>
  );
}

function Failing(props: HealthNoticeProps) {
  const { lastScan } = props.account;
  const error = lastScan?.error;
  return (
    <Notice action={<ToSettings {...props} label="Fix the link" />}>
      <b>The link fails.</b> {error ? `${error.message} ${error.whatToDo}` : 'The last scan failed.'} Since
      then nothing is known of this account; what is shown is the last that was read.{' '}
      {lastScan ? (
        <Link className="link" href={props.href(`/scans/${lastScan.id}`)}>
          See the scan
        </Link>
      ) : null}
    </Notice>
  );
}

function ToSettings({ account, manage, label }: HealthNoticeProps & { label: string }) {
  return manage ? <Link href={`/accounts/${account.id}/settings`}>{label}</Link> : <>An admin can mend it</>;
}

function staleReason(state: string | undefined): string {
  if (state === 'cancelled') return 'The last scan was cancelled.';
  if (state === 'failed' || state === 'interrupted') return 'The last scan failed.';
  return 'No scan has run since.';
}
