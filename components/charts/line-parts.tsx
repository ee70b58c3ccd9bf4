'use client';

import { ReferenceLine, type DotItemDotProps } from 'recharts';
import { formatDifference } from '@/lib/format';
import { ChartTooltip, type TooltipRow } from './chart-tooltip';
import { MarkLabel } from './mark-label';
import { weekBefore, type PlotPoint } from './time-axis';
import type { Mark, Series, Unit } from './types';
import { formatValue, markText, seriesColor } from './values';

type DotKind = 'none' | 'last' | 'marked' | 'alone';

function lastIndex(series: Series, data: PlotPoint[]): number {
  return data.findLastIndex((point) => point[series.id] !== null);
}

/** Which points of a line are drawn: its last, the marked ones, and those alone between two gaps. */
export function dotKind(
  index: number,
  { series, data, marks }: { series: Series; data: PlotPoint[]; marks: Mark[] },
): DotKind {
  if (index === lastIndex(series, data)) return 'last';
  const time = data[index]?.time;
  if (marks.some((mark) => Date.parse(mark.at) === time)) return 'marked';
  const before = data[index - 1]?.[series.id] ?? null;
  const after = data[index + 1]?.[series.id] ?? null;
  return before === null && after === null ? 'alone' : 'none';
}

/** The last value of a line, with the line's name where there are several. */
export function endLabel(
  series: Series,
  data: PlotPoint[],
  { unit, withName }: { unit: Unit; withName: boolean },
): string {
  const value = data[lastIndex(series, data)]?.[series.id] ?? null;
  if (value === null) return '';
  return withName ? `${formatValue(value, unit)} ${series.label}` : formatValue(value, unit);
}

interface LineDotProps {
  dot: DotItemDotProps;
  color: string;
  kind: DotKind;
  label: string;
}

export function LineDot({ dot, color, kind, label }: LineDotProps) {
  const { cx, cy } = dot;
  if (kind === 'none' || typeof cx !== 'number' || typeof cy !== 'number') return null;
  if (kind === 'marked') {
    return <circle cx={cx} cy={cy} r={3.5} fill="var(--surface)" stroke={color} strokeWidth={1.5} />;
  }
  if (kind === 'alone') return <circle cx={cx} cy={cy} r={2} fill={color} />;
  return (
    <g>
      <circle cx={cx} cy={cy} r={4} fill={color} stroke="var(--surface)" strokeWidth={1.5} />
      <text x={cx + 10} y={cy + 4.5} fontSize={13} fontWeight={500} fill="var(--fg)">
        {label}
      </text>
    </g>
  );
}

interface MarkLineProps {
  mark: Mark;
  data: PlotPoint[];
  /** The line on which the mark hangs. */
  series: Series | undefined;
  floor: number;
  narrow: boolean;
  /** Without words: they would meet those of the next mark. */
  bare: boolean;
}

/** A dotted drop line with words at its foot; nothing where the line has a gap. */
export function MarkLine({ mark, data, series, floor, narrow, bare }: MarkLineProps) {
  const time = Date.parse(mark.at);
  const point = data.find((one) => one.time === time);
  const value = (series && point?.[series.id]) ?? null;
  if (value === null) return null;
  const text = bare ? null : narrow ? narrowLabel(mark) : mark.label;
  return (
    <ReferenceLine
      segment={[
        { x: time, y: floor },
        { x: time, y: value },
      ]}
      stroke="var(--ink-mid)"
      strokeDasharray="1 3"
      label={text ? <MarkLabel text={text} before={standsBefore(mark, data, narrow)} /> : undefined}
    />
  );
}

/** Where there is no room only a rule's change is named, and that in short; the table has it whole. */
function narrowLabel(mark: Mark): string | null {
  if (mark.kind === 'date') return null;
  return mark.label.length > 20 ? 'Rule changed' : mark.label;
}

/** Words of a rule stand left of their line once there is room, so that they do not meet those of a later date. */
function standsBefore(mark: Mark, data: PlotPoint[], narrow: boolean): boolean {
  const first = data[0]?.time ?? 0;
  const span = (data.at(-1)?.time ?? first) - first;
  const share = span > 0 ? (Date.parse(mark.at) - first) / span : 0;
  if (mark.kind === 'date') return share > 0.85;
  return share > (narrow ? 0.5 : 0.32);
}

interface LineTooltipProps {
  point: PlotPoint;
  data: PlotPoint[];
  series: Series[];
  unit: Unit;
  marks: Mark[];
}

export function LineTooltip({ point, data, series, unit, marks }: LineTooltipProps) {
  const before = weekBefore(data, point);
  const rows = series.flatMap((one, index): TooltipRow[] => {
    const value = point[one.id] ?? null;
    const earlier = before?.[one.id] ?? null;
    const row = { label: one.label, value: formatValue(value, unit), color: seriesColor(one, index) };
    if (value === null || earlier === null || series.length > 2) return [row];
    const label = series.length > 1 ? `${one.label}, against a week before` : 'Against a week before';
    return [row, { label, value: formatDifference(roundTenth(value), roundTenth(earlier)) }];
  });
  const note = markText(marks, new Date(point.time).toISOString());
  return <ChartTooltip title={longDay(point.time)} rows={rows} note={note} />;
}

function roundTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function longDay(time: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
    .format(new Date(time))
    .replace(',', '');
}
