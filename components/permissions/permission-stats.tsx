import type { ScopedPath } from '@/components/shared/scoped-path';
import { Stat, StatStrip, type Delta } from '@/components/ui/stat-strip';
import type { PermissionSummary } from '@/lib/db/queries/permissions/summarize-permissions';
import { formatCount, formatDays, formatDifference, formatPercent, formatShortDate } from '@/lib/format';

interface PermissionFigures {
  summary: PermissionSummary;
  /** Roles whose last use is over the threshold ago, and all roles. */
  idleRoles: number;
  roles: number;
}

interface PermissionStatsProps extends PermissionFigures {
  /** The same at an earlier date; null when nothing was scanned then. */
  before: (PermissionFigures & { at: Date }) | null;
  now: Date;
  idleDays: number;
  path: ScopedPath;
}

/** Four figures about rights that nobody uses, each a link to its rows. */
export function PermissionStats({ before, now, idleDays, path, ...figures }: PermissionStatsProps) {
  const { summary, idleRoles, roles } = figures;
  const since = (figure: (from: PermissionFigures) => number): Delta | undefined => {
    if (!before) return undefined;
    const [current, earlier] = [figure(figures), figure(before)];
    const date = formatShortDate(before.at, now);
    if (current === earlier) return { text: `no change since ${date}`, arrow: 'none', meaning: 'neither' };
    return {
      text: `${formatDifference(current, earlier)} than on ${date}`,
      arrow: current < earlier ? 'down' : 'up',
      meaning: current < earlier ? 'better' : 'worse',
    };
  };
  const rows = (query: Record<string, string>) => `${path('/permissions', query)}#identities`;
  const judged = (
    <a href={rows({})} className="whitespace-nowrap">
      of {formatCount(summary.judged)} judged
    </a>
  );
  return (
    <StatStrip className="mb-4">
      <Stat
        label="Identities with half their services unused"
        value={formatCount(summary.halfUnused)}
        href={rows({ use: 'half' })}
        of={judged}
        delta={since((from) => from.summary.halfUnused)}
      />
      <Stat
        label="Services granted, not used"
        value={formatCount(summary.unused)}
        of={`of ${formatCount(summary.granted)}`}
        note={`${formatPercent(summary.unused, summary.granted)} of all grants`}
      />
      <Stat
        label={`Roles without use in ${formatDays(idleDays)}`}
        value={formatCount(idleRoles)}
        href={path('/identities', { kind: 'role', idle: idleDays })}
        of={<a href={path('/identities', { kind: 'role' })}>of {formatCount(roles)}</a>}
        delta={since((from) => from.idleRoles)}
      />
      <Stat
        label="Used nothing that they are granted"
        value={formatCount(summary.noneUsed)}
        href={rows({ use: 'none' })}
        of={judged}
        delta={since((from) => from.summary.noneUsed)}
      />
    </StatStrip>
  );
}
