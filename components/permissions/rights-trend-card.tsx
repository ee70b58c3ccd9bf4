import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import type { TrendPoint } from '@/lib/db/queries/trends/get-trends';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';

interface RightsTrendCardProps {
  points: TrendPoint[];
  days: number;
  className?: string;
}

/** From the first day that is known, so that a young history does not stand at the far end of an empty chart. */
function known(points: readonly TrendPoint[], of: (point: TrendPoint) => number | null): TrendPoint[] {
  const first = points.findIndex((point) => of(point) !== null);
  return first < 0 ? [] : points.slice(first);
}

/** Services granted over time: what grows, nobody took back. */
export function GrantedTrendCard({ points, days, className }: RightsTrendCardProps) {
  const drawn = known(points, ({ servicesGranted }) => servicesGranted);
  const [first, last] = [drawn[0]?.servicesGranted ?? null, drawn.at(-1)?.servicesGranted ?? null];
  const grown = first === null || last === null ? null : last - first;
  return (
    <ChartCard
      title="Services granted over time"
      subtitle={`Summed over identities, last ${formatPlural(days, 'day')}${grown === null ? '' : `: ${grown >= 0 ? '+' : '−'}${formatCount(Math.abs(grown))}`}`}
      empty={drawn.length === 0 ? 'No scan of these days told it.' : undefined}
      height={200}
      table={{
        columns: [{ label: 'Day' }, { label: 'Services granted', num: true }],
        rows: [...drawn].reverse().map(({ day, servicesGranted }) => ({
          id: day,
          cells: [day, servicesGranted === null ? null : formatCount(servicesGranted)],
        })),
      }}
      {...(className ? { className } : {})}
    >
      <LineChart
        title="Services granted over time"
        description={`From ${drawn[0]?.day ?? ''} to ${drawn.at(-1)?.day ?? ''}.`}
        points={drawn.map(({ day, servicesGranted }) => ({ at: day, values: { granted: servicesGranted } }))}
        series={[{ id: 'granted', label: 'services granted' }]}
        height={200}
      />
    </ChartCard>
  );
}

/** The mean unused share over time. */
export function UnusedTrendCard({ points, days, className }: RightsTrendCardProps) {
  const drawn = known(points, ({ unusedRights }) => unusedRights);
  return (
    <ChartCard
      title="Unused rights over time"
      subtitle={`Mean over scored principals, last ${formatPlural(days, 'day')}; the axis is cut`}
      empty={drawn.length === 0 ? 'No scan of these days judged it.' : undefined}
      height={200}
      table={{
        columns: [{ label: 'Day' }, { label: 'Unused rights', num: true }],
        rows: [...drawn].reverse().map(({ day, unusedRights }) => ({
          id: day,
          cells: [day, unusedRights === null ? null : formatPercent(unusedRights)],
        })),
      }}
      {...(className ? { className } : {})}
    >
      <LineChart
        title="Unused rights over time"
        description={`From ${drawn[0]?.day ?? ''} to ${drawn.at(-1)?.day ?? ''}.`}
        points={drawn.map(({ day, unusedRights }) => ({ at: day, values: { unused: unusedRights } }))}
        series={[{ id: 'unused', label: 'unused rights' }]}
        unit="percent"
        height={200}
      />
    </ChartCard>
  );
}
