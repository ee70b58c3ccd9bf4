import { formatShortDate } from '@/lib/format';
import { calendarTicks, niceScale, type NumberScale } from './scale';
import type { Series, TimePoint, Unit } from './types';

const weekMs = 7 * 86_400_000;
/** Below this span the day and month say enough. */
const yearShownMs = 300 * 86_400_000;

/** A point as Recharts takes it: the time as a number, each series under its id. */
export type PlotPoint = { time: number } & Record<string, number | null>;

export function toPlotPoints(points: TimePoint[], series: Series[]): PlotPoint[] {
  return points.map((point) => ({
    time: Date.parse(point.at),
    ...Object.fromEntries(series.map((one) => [one.id, point.values[one.id] ?? null])),
  }));
}

export function timeScale(points: PlotPoint[], narrow: boolean) {
  const first = points[0]?.time ?? 0;
  const last = points.at(-1)?.time ?? first;
  const ticks = calendarTicks(first, last);
  return {
    domain: [first, last] as [number, number],
    ticks: narrow && ticks.length > 3 ? ticks.filter((_, index) => index % 2 === 0) : ticks,
    format: (time: number) =>
      formatShortDate(new Date(time), new Date(last - first > yearShownMs ? last : time)),
  };
}

export function valueScale(
  points: PlotPoint[],
  series: Series[],
  { unit, also }: { unit: Unit; also: number[] },
): NumberScale {
  const values = points.flatMap((point) => series.flatMap((one) => point[one.id] ?? []));
  const bounded = unit === 'score' || unit === 'percent';
  return niceScale([...values, ...also], bounded ? { fromZero: false, max: 100 } : {});
}

/** The point a week before, or null when none was measured that day. */
export function weekBefore(points: PlotPoint[], point: PlotPoint): PlotPoint | null {
  return points.find((one) => Math.abs(one.time - (point.time - weekMs)) < weekMs / 14) ?? null;
}
