import { Link } from '@/components/ui/link';
import { Meter, StackedBar } from '@/components/ui/meter';
import { Stat, StatStrip, type StatProps } from '@/components/ui/stat-strip';
import type { Overview, OverviewFigures } from '@/lib/db/queries/overview/get-overview';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';
import { deltaOf, pointsDelta } from './delta-of';

interface OverviewStatsProps {
  overview: Overview;
  /** Of the date compared with: "2 Feb". */
  since: string;
  href: (path: string) => string;
}

/** The figures of the moment, each with its difference and the way to its rows. */
export function OverviewStats({ overview, since, href }: OverviewStatsProps) {
  const { now, before } = overview;
  const stat = (props: StatProps): StatProps =>
    props.delta ? props : { ...props, note: `nothing to compare with on ${since}` };
  const parts = { now, before, since, href };
  return (
    <StatStrip className="mb-4">
      {now.score === null ? null : <Stat {...stat(scoreStat(parts))} />}
      <Stat {...stat(worstStat(parts))} />
      <Stat {...stat(mfaStat(parts))} />
      {now.score === null ? <Stat {...stat(oldKeysStat(parts))} /> : null}
      <Stat {...stat(staleStat(parts))} />
    </StatStrip>
  );
}

interface Parts {
  now: OverviewFigures;
  before: OverviewFigures | null;
  since: string;
  href: (path: string) => string;
}

function scoreStat({ now, before, since, href }: Parts): StatProps {
  const known = now.knownPercent ?? 100;
  return {
    label: 'Score',
    value: Math.round(now.score ?? 0),
    of: 'of 100',
    href: href('/score'),
    delta: pointsDelta(now.score, before?.score, since),
    bar: (
      <Meter
        segments={[{ value: now.score ?? 0 }, { value: 100 - known, tone: 'hatch', end: true }]}
        total={100}
      />
    ),
    caption: `${formatPercent(known)} known, the rest could not be read`,
  };
}

function worstStat({ now, before, since, href }: Parts): StatProps {
  const { critical, high } = now.open;
  return {
    label: 'Critical and high, open',
    value: formatCount(critical + high),
    href: href('/findings?severity=critical,high'),
    delta: deltaOf(critical + high, before && before.open.critical + before.open.high, since),
    bar: (
      <StackedBar
        segments={[
          { value: critical, tone: 'critical' },
          { value: high, tone: 'high' },
        ]}
        className="h-1.5"
      />
    ),
    caption: (
      <>
        <Link href={href('/findings?severity=critical')}>{formatCount(critical)} critical</Link>,{' '}
        <Link href={href('/findings?severity=high')}>{formatCount(high)} high</Link>
      </>
    ),
  };
}

function mfaStat({ now, before, since, href }: Parts): StatProps {
  const { consoleUsersWithoutMfa: without, consoleUsers, administratorsWithoutMfa: admins } = now;
  return {
    label: 'Console users without MFA',
    value: without === null ? 'unknown' : formatCount(without),
    of: consoleUsers === null ? undefined : `of ${formatCount(consoleUsers)}`,
    href: without === null ? undefined : href('/identities/mfa'),
    delta: deltaOf(without, before?.consoleUsersWithoutMfa, since),
    bar: <Meter segments={[{ value: without ?? 0 }]} total={Math.max(consoleUsers ?? 0, 1)} />,
    caption:
      admins > 0 ? (
        <Link href={href('/identities?kind=user&mfa=missing&administrator=full,equivalent')}>
          {admins === 1
            ? '1 of them is an administrator'
            : `${formatCount(admins)} of them are administrators`}
        </Link>
      ) : (
        'none of them is an administrator'
      ),
  };
}

function oldKeysStat({ now, before, since, href }: Parts): StatProps {
  const { keysOlderThan90: old, keysOlderThan365: ancient, activeKeys } = now;
  return {
    label: 'Active keys over 90 days old',
    value: old === null ? 'unknown' : formatCount(old),
    of: activeKeys === null ? undefined : `of ${formatCount(activeKeys)}`,
    href: old === null ? undefined : href('/identities/keys?status=Active&olderThan=90'),
    delta: deltaOf(old, before?.keysOlderThan90, since),
    bar: (
      <Meter
        segments={[{ value: ancient ?? 0 }, { value: (old ?? 0) - (ancient ?? 0), tone: 'ink-mid' }]}
        total={Math.max(activeKeys ?? 0, 1)}
      />
    ),
    caption:
      ancient === null ? undefined : (
        <Link href={href('/identities/keys?status=Active&olderThan=365')}>
          {formatCount(ancient)} of them over a year
        </Link>
      ),
  };
}

function staleStat({ now, before, since, href }: Parts): StatProps {
  const { staleKeys, stalePasswords } = now;
  const total = staleKeys === null || stalePasswords === null ? null : staleKeys + stalePasswords;
  const earlier =
    before && before.staleKeys !== null && before.stalePasswords !== null
      ? before.staleKeys + before.stalePasswords
      : null;
  return {
    label: 'Stale credentials',
    value: total === null ? 'unknown' : formatCount(total),
    href: total === null ? undefined : href('/findings?check=access-key-unused,user-console-inactive'),
    delta: deltaOf(total, earlier, since),
    bar: <Meter segments={[{ value: staleKeys ?? 0 }, { value: stalePasswords ?? 0, tone: 'ink-mid' }]} />,
    caption: (
      <>
        <Link href={href('/findings?check=access-key-unused')}>
          {formatPlural(staleKeys ?? 0, 'idle access key')}
        </Link>
        ,{' '}
        <Link href={href('/findings?check=user-console-inactive')}>
          {formatPlural(stalePasswords ?? 0, 'idle password')}
        </Link>
      </>
    ),
  };
}
