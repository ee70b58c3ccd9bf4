import { formatCount, formatDays, formatPercent } from '@/lib/format';
import type { ChartTable, Mark, Series, TimePoint, Unit } from './types';

/** A value with its unit, as tooltip, table and label write it. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null) return 'no data';
  if (unit === 'percent') return formatPercent(value);
  if (unit === 'days') return formatDays(Math.round(value));
  return formatCount(Math.round(value * 10) / 10);
}

/** Axis ticks leave the unit to the subtitle, save for percent. */
export function formatTick(value: number, unit: Unit): string {
  return unit === 'percent' ? `${value}%` : formatCount(value);
}

/** The colour of a series: its own, or the next of the six, then that for "other". */
export function seriesColor(series: Series, index: number): string {
  return series.color ?? (index < 6 ? `var(--series-${index + 1})` : 'var(--ink-mid)');
}

/** What changed on a day that a mark stands on, word and detail. */
export function markText(marks: readonly Mark[], at: string): string | null {
  const texts = marks
    .filter((mark) => mark.kind === 'rule' && mark.at === at.slice(0, 10))
    .map(({ label, detail }) => (detail ? `${label}: ${detail}` : `${label}.`));
  return texts.length > 0 ? texts.join(' ') : null;
}

/** The table beside a chart over time, newest first; with a column for what changed where a day is marked. */
export function timeTable(
  points: TimePoint[],
  series: Series[],
  { unit, marks = [] }: { unit: Unit; marks?: readonly Mark[] },
): ChartTable {
  const isMarked = points.some(({ at }) => markText(marks, at) !== null);
  return {
    columns: [
      { label: 'Day' },
      ...series.map((one) => ({ label: one.label, num: true })),
      ...(isMarked ? [{ label: 'Changed' }] : []),
    ],
    rows: points
      .map((point) => ({
        id: point.at,
        cells: [
          point.at.slice(0, 10),
          ...series.map((one) => formatValue(point.values[one.id] ?? null, unit)),
          ...(isMarked ? [markText(marks, point.at) ?? ''] : []),
        ],
      }))
      .reverse(),
  };
}
