import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import { toPlotPoints, valueScale } from '@/components/charts/time-axis';
import type { Series, TimePoint } from '@/components/charts/types';
import type { ComplianceTrendPoint } from '@/lib/db/queries/compliance/get-compliance-trend';
import { formatDate, formatPercent } from '@/lib/format';

const series: Series[] = [{ id: 'percent', label: 'Passing' }];
const height = 180;

interface ComplianceTrendCardProps {
  points: readonly ComplianceTrendPoint[];
  days: number;
}

/** The share of judged requirements that pass, over time; the table tells the counts behind each point. */
export function ComplianceTrendCard({ points, days }: ComplianceTrendCardProps) {
  const data: TimePoint[] = points.map(({ at, percent }) => ({ at: at.toISOString(), values: { percent } }));
  const known = points.filter(({ percent }) => percent !== null);
  const floor = valueScale(toPlotPoints(data, series), series, { unit: 'percent', also: [] }).domain[0];
  const subtitle = `Of the requirements that passed, failed or are unknown, in percent, last ${days} days, by the framework of today.`;
  return (
    <ChartCard
      className="mb-4"
      title="Passing over time"
      subtitle={floor > 0 && known.length > 0 ? `${subtitle} Axis starts at ${floor}%.` : subtitle}
      height={height}
      empty={known.length === 0 ? 'No scan in this time brought a verdict.' : undefined}
      table={{
        columns: [
          { label: 'Day' },
          { label: 'Passing', num: true },
          { label: 'Pass', num: true },
          { label: 'Fail', num: true },
          { label: 'Unknown', num: true },
          { label: 'Manual', num: true },
        ],
        rows: points
          .map(({ at, counts, percent }) => ({
            id: at.toISOString(),
            cells: [
              formatDate(at),
              percent === null ? null : formatPercent(percent),
              counts?.pass ?? null,
              counts?.fail ?? null,
              counts?.unknown ?? null,
              counts?.manual ?? null,
            ],
          }))
          .reverse(),
      }}
    >
      <LineChart
        title="Passing over time"
        description={subtitle}
        points={data}
        series={series}
        unit="percent"
        height={height}
      />
    </ChartCard>
  );
}
