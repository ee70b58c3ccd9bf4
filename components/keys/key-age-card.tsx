import { ChartCard } from '@/components/charts/chart-card';
import { Histogram, histogramTable, type HistogramBar } from '@/components/charts/histogram';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { spanClass } from '@/components/ui/grid';
import type { KeySummary } from '@/lib/db/queries/keys/summarize-keys';
import { formatCount, formatDays, formatPlural } from '@/lib/format';
import type { KeyLimits } from './key-choices';

interface KeyAgeCardProps {
  summary: KeySummary;
  limits: KeyLimits;
  path: ScopedPath;
}

/** Named buckets of age, the idle part of each in ink; a bar leads to its rows. */
export function KeyAgeCard({ summary, limits, path }: KeyAgeCardProps) {
  const bars = summary.buckets.map(({ from, to, keys, idle }): HistogramBar => ({
    id: `${from}-${to ?? ''}`,
    label: bucketLabel(from, to),
    shortLabel: shortLabel(from, to),
    href: `${path('/identities/keys', { status: 'Active', age: `${from}-${to ?? ''}` })}#keys`,
    counts: { idle, used: keys - idle },
  }));
  const used = summary.active - summary.idle;
  const parts = [
    { id: 'idle', label: 'idle', tone: 'ink' as const },
    { id: 'used', label: 'used since', tone: 'ink-mid' as const },
  ];
  const before = summary.buckets.findIndex(({ from }) => from === limits.olderThanDays + 1);
  return (
    <ChartCard
      title="Age of active keys"
      subtitle={`${formatPlural(summary.active, 'key')}, by days since creation`}
      className={spanClass(6)}
      table={histogramTable(bars, parts, 'Age')}
      empty={summary.active === 0 ? 'There is no active key in this scope.' : undefined}
      legend={[
        { tone: 'ink', label: `idle ${formatDays(limits.idleDays)} or more: ${formatCount(summary.idle)}` },
        { tone: 'ink-mid', label: `used since: ${formatCount(used)}` },
      ]}
    >
      <Histogram
        noun="keys"
        bars={bars}
        parts={parts}
        {...(before > 0 ? { limit: { before, label: formatDays(limits.olderThanDays) } } : {})}
      />
    </ChartCard>
  );
}

function bucketLabel(from: number, to: number | null): string {
  if (to === null) return 'Over 2 years';
  return to > 365 ? '1–2 years' : `${from}–${to}`;
}

function shortLabel(from: number, to: number | null): string {
  if (to === null) return '> 2 y';
  return to > 365 ? '1–2 y' : `${from}–${to}`;
}
