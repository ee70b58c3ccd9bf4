import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import type { Series, TimePoint } from '@/components/charts/types';
import type { MfaTrendPoint } from '@/lib/db/queries/mfa/mfa-trend';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';

interface MfaTrendCardProps {
  points: MfaTrendPoint[];
  days: number;
  className?: string;
}

const series: Series[] = [{ id: 'percent', label: 'with MFA' }];

/** Coverage over time; days without a scan are a gap. */
export function MfaTrendCard({ points, days, className }: MfaTrendCardProps) {
  const known = points.filter(({ percent }) => percent !== null);
  const drawn = points.slice(
    Math.max(
      0,
      points.findIndex(({ percent }) => percent !== null),
    ),
  );
  return (
    <ChartCard
      title="Coverage over time"
      subtitle={`Share of console users with MFA, last ${formatPlural(days, 'day')}; the axis is cut`}
      className={className}
      empty={known.length === 0 ? 'No scan of these days told it.' : undefined}
      note={
        known.length === 1
          ? 'One scan so far: a line needs two.'
          : 'Accounts whose report a scan could not read are left out of that day.'
      }
      table={{
        columns: [
          { label: 'Day' },
          { label: 'With MFA', num: true },
          { label: 'Console users', num: true },
          { label: 'Share', num: true },
        ],
        rows: [...drawn].reverse().map((point) => ({
          id: point.day,
          cells: [
            point.day,
            point.consoleUsersWithMfa === null ? null : formatCount(point.consoleUsersWithMfa),
            point.consoleUsers === null ? null : formatCount(point.consoleUsers),
            point.percent === null ? null : formatPercent(point.percent),
          ],
        })),
      }}
    >
      <LineChart
        title="MFA coverage of console users over time"
        description={`From ${drawn[0]?.day ?? ''} to ${drawn.at(-1)?.day ?? ''}.`}
        points={drawn.map(({ day, percent }): TimePoint => ({ at: day, values: { percent } }))}
        series={series}
        unit="percent"
      />
    </ChartCard>
  );
}
