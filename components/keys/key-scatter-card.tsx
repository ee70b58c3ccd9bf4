import { ChartCard } from '@/components/charts/chart-card';
import { ScatterChart } from '@/components/charts/scatter-chart';
import type { ScatterKind, ScatterPoint } from '@/components/charts/types';
import { ScatterLegend } from '@/components/charts/scatter-legend';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { spanClass } from '@/components/ui/grid';
import type { KeyPoint, KeySummary } from '@/lib/db/queries/keys/summarize-keys';
import { formatCount } from '@/lib/format';
import type { KeyLimits } from './key-choices';

const kinds: ScatterKind[] = [
  { id: 'administrator', label: 'reaches administrator', shape: 'triangle' },
  { id: 'other', label: 'other', shape: 'dot' },
  { id: 'never', label: 'never used', shape: 'ring' },
];

const labelled = 5;

interface KeyScatterCardProps {
  summary: KeySummary;
  limits: KeyLimits;
  path: ScopedPath;
}

/** Age against idle time: the shaded corner holds the keys that are old and idle. */
export function KeyScatterCard({ summary, limits, path }: KeyScatterCardProps) {
  const named = new Set(
    summary.points
      .filter(({ ageDays, idleDays }) => ageDays > limits.olderThanDays && idleDays >= limits.idleDays)
      .sort((one, other) => weight(other) - weight(one))
      .slice(0, labelled)
      .map(({ id }) => id),
  );
  const points = summary.points.map((key): ScatterPoint => ({
    id: key.id,
    x: key.ageDays,
    y: key.idleDays,
    kind: kindOf(key),
    name: key.userName,
    labelled: named.has(key.id),
    href: path(`/identities/${key.identityId}`),
  }));
  return (
    <ChartCard
      title="Age against idle time"
      subtitle="One mark per active key; both axes in square-root steps"
      className={spanClass(6)}
      empty={points.length === 0 ? 'There is no active key in this scope.' : undefined}
      table={{
        columns: [
          { label: 'User' },
          { label: 'Account' },
          { label: 'Age, days', num: true },
          { label: 'Idle, days', num: true },
        ],
        rows: summary.points.map((key) => ({
          id: key.id,
          href: path(`/identities/${key.identityId}`),
          cells: [
            key.userName,
            key.accountName,
            formatCount(key.ageDays),
            key.neverUsed ? 'never used' : formatCount(key.idleDays),
          ],
        })),
      }}
    >
      <ScatterChart
        title="Age of active keys against the days since their last use"
        description={`${formatCount(summary.oldAndIdle)} keys are both old and idle.`}
        points={points}
        kinds={kinds}
        x={{
          label: 'age in days',
          ticks: [0, 30, limits.olderThanDays, 365, 730, 2000],
          threshold: limits.olderThanDays,
        }}
        y={{ label: 'idle days', ticks: [0, limits.idleDays, 180, 365, 720], threshold: limits.idleDays }}
        corner={`${formatCount(summary.oldAndIdle)} old and idle`}
      />
      <ScatterLegend kinds={kinds} />
    </ChartCard>
  );
}

function kindOf(key: KeyPoint): string {
  if (key.reachesAdministrator) return 'administrator';
  return key.neverUsed ? 'never' : 'other';
}

function weight(key: KeyPoint): number {
  return (key.reachesAdministrator ? 2_000 : 0) + key.ageDays + key.idleDays;
}
