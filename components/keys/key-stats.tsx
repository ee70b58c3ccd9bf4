import type { ScopedPath } from '@/components/shared/scoped-path';
import { Stat, StatStrip, type Delta } from '@/components/ui/stat-strip';
import type { KeySummary } from '@/lib/db/queries/keys/summarize-keys';
import { formatCount, formatDays, formatDifference, formatPlural, formatShortDate } from '@/lib/format';
import type { KeyLimits } from './key-choices';

interface KeyStatsProps {
  summary: KeySummary;
  /** The same at an earlier date; null when nothing was scanned then. */
  before: { summary: KeySummary; at: Date } | null;
  now: Date;
  limits: KeyLimits;
  path: ScopedPath;
}

/** Four figures about active keys, each a link to its rows. */
export function KeyStats({ summary, before, now, limits, path }: KeyStatsProps) {
  const rows = (query: Record<string, string | number>) =>
    `${path('/identities/keys', { status: 'Active', ...query })}#keys`;
  const since = (figure: (from: KeySummary) => number): Delta | undefined => {
    if (!before) return undefined;
    const [current, earlier] = [figure(summary), figure(before.summary)];
    const date = formatShortDate(before.at, now);
    if (current === earlier) return { text: `no change since ${date}`, arrow: 'none', meaning: 'neither' };
    return {
      text: `${formatDifference(current, earlier)} than on ${date}`,
      arrow: current < earlier ? 'down' : 'up',
      meaning: current < earlier ? 'better' : 'worse',
    };
  };
  const indirect = summary.reachAdministrator - summary.reachAdministratorFully;
  return (
    <StatStrip>
      <Stat
        label="Active keys"
        value={formatCount(summary.active)}
        href={rows({})}
        of={
          <a href={`${path('/identities/keys', { status: 'Active,Inactive,Expired' })}#keys`}>
            of {formatCount(summary.keys)}
          </a>
        }
        note={`held by ${formatPlural(summary.holders, 'user')}; ${formatCount(summary.holdersOfTwo)} hold two`}
      />
      <Stat
        label={`Older than ${formatDays(limits.olderThanDays)}`}
        value={formatCount(summary.olderThan)}
        href={rows({ olderThan: limits.olderThanDays })}
        delta={since((from) => from.olderThan)}
      />
      <Stat
        label={`Idle for ${formatDays(limits.idleDays)} or more`}
        value={formatCount(summary.idle)}
        href={rows({ idle: limits.idleDays })}
        delta={since((from) => from.idle)}
        note={`${formatCount(summary.idleNeverUsed)} of them never used`}
      />
      <Stat
        label="Reach administrator"
        value={formatCount(summary.reachAdministrator)}
        href={rows({ administrator: 'full,equivalent,conditional' })}
        note={`${formatCount(summary.reachAdministratorFully)} directly, ${formatCount(indirect)} in one step or conditionally`}
      />
    </StatStrip>
  );
}
