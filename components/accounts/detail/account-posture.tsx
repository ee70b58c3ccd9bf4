import { CircleCheck, CircleQuestionMark, Hourglass, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { Facts, type Fact } from '@/components/shared/facts';
import { Verdict } from '@/components/shared/verdict';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Column, Grid } from '@/components/ui/grid';
import { Link } from '@/components/ui/link';
import { Stat, StatStrip, type StatProps } from '@/components/ui/stat-strip';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { formatCount, formatDateTime, formatLongDate, formatPlural, formatRelative } from '@/lib/format';
import type { PostureSummary } from '@/lib/posture/types';
import { HealthMark } from '../health-mark';
import { ScoreValue } from '../score-value';
import { CheckTallies } from './check-tallies';
import { Coverage } from './coverage';
import { PasswordPolicyCard } from './password-policy-card';
import { LinkCard } from './link-card';
import { RootUserCard } from './root-user-card';

interface AccountPostureProps {
  account: AccountDetail;
  href: (path: string) => string;
  now: Date;
}

export function AccountPosture({ account, href, now }: AccountPostureProps) {
  const { summary, snapshotAt } = account;
  if (!summary || !snapshotAt) return <Waiting account={account} now={now} href={href} />;
  return (
    <div className="grid grid-cols-1 gap-4">
      <OpenVerdict account={account} now={now} href={href} />
      <Numbers summary={summary} accountId={account.id} href={href} />
      <Grid>
        <Column span={6}>
          <RootUserCard account={account} summary={summary} href={href} />
          <LinkCard account={account} />
        </Column>
        <Column span={6}>
          <PasswordPolicyCard reading={account.passwordPolicy} />
        </Column>
      </Grid>
      <CheckTallies account={account} href={href} />
      <Coverage account={account} at={snapshotAt} />
    </div>
  );
}

function factsOf(account: AccountDetail, now: Date): Fact[] {
  const { nextScanAt, snapshotAt, source, firstSnapshotAt } = account;
  return [
    { label: 'Link', value: <HealthMark account={account} withReason={false} always /> },
    {
      label: 'Score',
      value: <ScoreValue score={account.score} />,
      ...(account.score === null && { detail: 'needs the whole catalogue' }),
    },
    {
      label: 'Data of',
      value: snapshotAt ? formatRelative(snapshotAt, now) : <span className="text-fg-3">never</span>,
      detail: snapshotAt ? formatDateTime(snapshotAt) : undefined,
    },
    {
      label: 'Next scan',
      value: nextScanAt ? formatRelative(nextScanAt, now) : <span className="text-fg-3">none</span>,
      detail: source === 'offline' ? 'an imported report' : undefined,
    },
    {
      label: 'Watched since',
      value: firstSnapshotAt ? formatLongDate(firstSnapshotAt) : <span className="text-fg-3">not yet</span>,
    },
  ];
}

function OpenVerdict({ account, now, href }: AccountPostureProps) {
  const { critical, high, open, id, unknown } = account;
  const isPartial = unknown.length > 0;
  const calm = isPartial
    ? { icon: CircleQuestionMark, color: 'text-info' }
    : { icon: CircleCheck, color: 'text-pass' };
  const mark =
    critical + high > 0 ? { icon: TriangleAlert, color: critical > 0 ? 'text-critical' : 'text-high' } : calm;
  return (
    <Verdict {...mark} title={verdictOf(account, isPartial)} facts={factsOf(account, now)} factCount={5}>
      {open > 0 ? (
        <>
          <Link href={href(`/findings?account=${id}`)} className="link">
            {formatPlural(open, 'open finding')}
          </Link>{' '}
          in all.
        </>
      ) : (
        'Nothing is open at all.'
      )}
      {isPartial ? (
        <>
          {' '}
          Not all could be read:{' '}
          <a href="#coverage" className="link">
            see coverage
          </a>
          .
        </>
      ) : null}
    </Verdict>
  );
}

function verdictOf({ critical, high }: AccountDetail, isPartial: boolean): string {
  const parts = [
    critical > 0 ? `${formatCount(critical)} critical` : null,
    high > 0 ? `${formatCount(high)} high` : null,
  ].filter((part) => part !== null);
  if (parts.length > 0) {
    return `${parts.join(' and ')} ${critical + high === 1 ? 'finding is' : 'findings are'} open`;
  }
  return `No critical or high finding is open${isPartial ? ', as far as could be read' : ''}`;
}

interface Counted {
  count: number | null;
  href?: string;
}

function stat(label: string, { count, href }: Counted, extra: Partial<StatProps> = {}): StatProps {
  if (count === null) return { label, value: <span className="text-h2 font-normal text-fg-3">unknown</span> };
  return { label, value: formatCount(count), ...(count > 0 && href && { href }), ...extra };
}

function Numbers({
  summary,
  accountId,
  href,
}: {
  summary: PostureSummary;
  accountId: string;
  href: (path: string) => string;
}) {
  const to = (path: string) => href(`${path}${path.includes('?') ? '&' : '?'}account=${accountId}`);
  const { consoleUsers, consoleUsersWithMfa } = summary;
  const bare =
    consoleUsers === null || consoleUsersWithMfa === null ? null : consoleUsers - consoleUsersWithMfa;
  const of = (count: number | null) => (count === null ? {} : { of: `of ${formatCount(count)}` });
  return (
    <StatStrip count={6}>
      <Stat
        {...stat(
          'Console users without MFA',
          { count: bare, href: to('/identities?kind=user&mfa=missing') },
          of(consoleUsers),
        )}
      />
      <Stat
        {...stat(
          'Active keys over 90 days',
          { count: summary.keysOlderThan['90'], href: to('/identities/keys?status=Active&olderThan=90') },
          of(summary.activeKeys),
        )}
      />
      <Stat {...stat('IAM users', { count: summary.users, href: to('/identities?kind=user') })} />
      <Stat {...stat('Roles', { count: summary.roles, href: to('/identities?kind=role') })} />
      <Stat
        {...stat(
          'Administrators',
          { count: administrators(summary) },
          { note: <AdministratorKinds summary={summary} to={to} /> },
        )}
      />
      <Stat
        {...stat(
          'Trusted from outside',
          { count: summary.externalTrustCount, href: to('/identities?trust=external') },
          {
            note: 'roles',
          },
        )}
      />
    </StatStrip>
  );
}

function administrators({ adminUserCount, adminRoleCount }: PostureSummary): number | null {
  return adminUserCount === null || adminRoleCount === null ? null : adminUserCount + adminRoleCount;
}

/** The list has groups besides, so that the sum has no list of its own. */
function AdministratorKinds({ summary, to }: { summary: PostureSummary; to: (path: string) => string }) {
  const kinds = [
    ['user', summary.adminUserCount],
    ['role', summary.adminRoleCount],
  ] as const;
  return kinds.map(([kind, count], index) => (
    <Fragment key={kind}>
      {index > 0 ? ', ' : ''}
      {count ? (
        <Link href={to(`/identities?kind=${kind}&administrator=full`)}>{formatPlural(count, kind)}</Link>
      ) : (
        `no ${kind}`
      )}
    </Fragment>
  ));
}

/** Linked and not yet scanned: says what comes, instead of empty numbers. */
function Waiting({ account, now, href }: AccountPostureProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card className="overflow-hidden">
        <Facts facts={factsOf(account, now)} count={5} />
      </Card>
      <Card>
        <EmptyState
          icon={Hourglass}
          title={account.scanUnderWay ? 'The first scan is under way' : 'Nothing has been read yet'}
          actions={
            account.scanUnderWay ? (
              <Link className="link" href={href(`/scans/${account.scanUnderWay.id}`)}>
                Follow the scan
              </Link>
            ) : undefined
          }
        >
          After the first scan this page shows the root user, the password policy, open findings and what
          could not be read.
        </EmptyState>
      </Card>
    </div>
  );
}
