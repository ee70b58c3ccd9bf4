import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import { StackedArea } from '@/components/charts/stacked-area';
import { toPlotPoints, valueScale } from '@/components/charts/time-axis';
import type { Mark, Series, TimePoint } from '@/components/charts/types';
import { timeTable } from '@/components/charts/values';
import { Link } from '@/components/ui/link';
import type { TrendPoint } from '@/lib/db/queries/trends/get-trends';
import type { TrendChart } from './trend-charts';

const height = 216;

interface TrendCardProps {
  chart: TrendChart;
  points: TrendPoint[];
  marks: Mark[];
  href: (path: string) => string;
  className?: string;
}

export function TrendCard({ chart, points, marks, href, className }: TrendCardProps) {
  const { title, subtitle, unit, shape, rows, lines } = chart;
  const series: Series[] = lines.map(({ of: _, ...line }) => line);
  const data: TimePoint[] = points.map((point) => ({
    at: point.day,
    values: Object.fromEntries(lines.map(({ id, of }) => [id, of(point)])),
  }));
  const known = data.filter(({ values }) => Object.values(values).some((value) => value !== null));
  const floor = valueScale(toPlotPoints(data, series), series, { unit, also: [] }).domain[0];
  const drawing = { title, description: subtitle, points: data, series, unit, height };
  return (
    <ChartCard
      title={title}
      subtitle={floor > 0 && known.length > 0 ? `${subtitle} Axis starts at ${floor}.` : subtitle}
      table={timeTable(known, series, { unit, marks })}
      height={height}
      className={className}
      empty={known.length === 0 ? 'No scan in this range brought this back.' : undefined}
      note={
        <>
          {known.length === 1 ? 'One day so far; more make a line. ' : null}
          <Link href={href(rows.path)} className="link">
            {rows.label}
          </Link>
        </>
      }
    >
      {shape === 'stack' ? (
        <StackedArea {...drawing} marks={marks} />
      ) : (
        <LineChart {...drawing} marks={marks} />
      )}
    </ChartCard>
  );
}
