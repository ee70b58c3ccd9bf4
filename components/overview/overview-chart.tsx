import { ChartCard } from '@/components/charts/chart-card';
import { describeGaps } from '@/components/charts/describe-gaps';
import { LineChart } from '@/components/charts/line-chart';
import { percentOf } from '@/components/charts/percent-of';
import { reEvaluationSentence, trendMarks } from '@/components/charts/trend-marks';
import { toPlotPoints, valueScale } from '@/components/charts/time-axis';
import type { Mark, Series, Unit } from '@/components/charts/types';
import { formatValue, timeTable } from '@/components/charts/values';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { TrendPoint, Trends } from '@/lib/db/queries/trends/get-trends';

export const overviewCharts = ['mfa', 'keys', 'findings'] as const;
export type OverviewChartKind = (typeof overviewCharts)[number];

interface ChartWords {
  tab: string;
  title: string;
  subtitle: string;
  unit: Unit;
  label: string;
  of: (point: TrendPoint) => number | null;
}

const kinds: Record<OverviewChartKind, ChartWords> = {
  mfa: {
    tab: 'MFA',
    title: 'MFA coverage',
    subtitle: 'Console users with MFA, in percent, daily, last 90 days.',
    unit: 'percent',
    label: 'with MFA',
    of: (point) => percentOf(point.consoleUsersWithMfa, point.consoleUsers),
  },
  keys: {
    tab: 'Old keys',
    title: 'Keys over 90 days old',
    subtitle: 'Active access keys of users, daily, last 90 days.',
    unit: 'count',
    label: 'over 90 days old',
    of: (point) => point.keysOlderThan90,
  },
  findings: {
    tab: 'Findings',
    title: 'Critical and high findings',
    subtitle: 'Open findings of the two worst severities, daily, last 90 days.',
    unit: 'count',
    label: 'critical and high',
    of: (point) => (point.critical === null || point.high === null ? null : point.critical + point.high),
  },
};

interface OverviewChartProps {
  kind: OverviewChartKind;
  trends: Trends;
  /** The day compared with, and its words. */
  compare: { day: string; since: string };
  href: (path: string) => string;
  className?: string;
}

/** One line over the last 90 days; which one is in the address. */
export function OverviewChart({ kind, trends, compare, href, className }: OverviewChartProps) {
  const words = kinds[kind];
  const series: Series[] = [{ id: kind, label: words.label }];
  const points = trends.points.map((point) => ({ at: point.day, values: { [kind]: words.of(point) } }));
  const known = points.map(({ at, values }) => ({ at, known: values[kind] !== null }));
  const values = points.map((point) => point.values[kind] ?? null);
  const floor = valueScale(toPlotPoints(points, series), series, { unit: words.unit, also: [] }).domain[0];
  const sentences = [words.subtitle, floor > 0 ? `Axis starts at ${floor}.` : null, describeGaps(known)];
  const ruleMarks = trendMarks(trends);
  const isEmpty = values.every((value) => value === null);
  return (
    <ChartCard
      className={className}
      title={words.title}
      subtitle={sentences.filter(Boolean).join(' ')}
      table={timeTable(points, series, { unit: words.unit, marks: ruleMarks })}
      empty={isEmpty ? 'No scan brought this back in these 90 days.' : undefined}
      note={
        values.filter((value) => value !== null).length === 1
          ? 'One day so far; more make a line.'
          : (reEvaluationSentence(trends) ?? undefined)
      }
      switcher={
        <SegmentedLinks
          label="What the chart shows"
          options={overviewCharts.map((one) => ({
            href: href(one === 'mfa' ? '/' : `/?chart=${one}`),
            label: kinds[one].tab,
            current: one === kind,
          }))}
        />
      }
    >
      <LineChart
        title={words.title}
        description={words.subtitle}
        points={points}
        series={series}
        unit={words.unit}
        marks={[...ruleMarks, ...compareMark(points, { kind, compare, unit: words.unit })]}
      />
    </ChartCard>
  );
}

function compareMark(
  points: { at: string; values: Record<string, number | null> }[],
  { kind, compare, unit }: { kind: OverviewChartKind; compare: { day: string; since: string }; unit: Unit },
): Mark[] {
  const value = points.find(({ at }) => at === compare.day)?.values[kind] ?? null;
  if (value === null) return [];
  return [{ at: compare.day, label: `${compare.since}: ${formatValue(value, unit)}`, kind: 'date' }];
}
