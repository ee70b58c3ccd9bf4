'use client';

import {
  CartesianGrid,
  Line,
  LineChart as Plot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  type DotItemDotProps,
} from 'recharts';
import { formatDifference } from '@/lib/format';
import { ChartTooltip, type TooltipRow } from './chart-tooltip';
import type { LineChartProps } from './line-chart';
import { MarkLabel } from './mark-label';
import { timeScale, toPlotPoints, valueScale, weekBefore, type PlotPoint } from './time-axis';
import type { Mark, Series, Unit } from './types';
import { useWidth } from './use-width';
import { formatTick, formatValue, seriesColor } from './values';

const axisText = { fontSize: 11, fill: 'var(--fg-3)' };
const narrowPx = 480;

/** Lines over time: ink first, gaps left open, the last value written at the end of its line. */
export function LineChartPlot({
  title,
  description,
  points,
  series,
  unit = 'count',
  threshold,
  marks = [],
  height = 252,
}: LineChartProps) {
  const [ref, width] = useWidth();
  const narrow = width < narrowPx;
  const data = toPlotPoints(points, series);
  const x = timeScale(data, narrow);
  const y = valueScale(data, series, unit, threshold ? [threshold.value] : []);
  const labelWidth =
    Math.max(
      ...series.map((one, index) => endLabel(one, data, unit, series.length > 1 && index >= 0).length),
    ) *
      7 +
    18;

  return (
    <div ref={ref} style={{ height }}>
      {width === 0 ? null : (
        <Plot
          width={width}
          height={height}
          data={data}
          title={title}
          desc={description}
          margin={{ top: 12, right: labelWidth, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="time"
            type="number"
            scale="time"
            domain={x.domain}
            ticks={x.ticks}
            tickFormatter={x.format}
            tick={axisText}
            tickLine={false}
            axisLine={{ stroke: 'var(--axis)' }}
            height={24}
            tickMargin={6}
          />
          <YAxis
            domain={y.domain}
            ticks={y.ticks}
            tickFormatter={(value: number) => formatTick(value, unit)}
            tick={axisText}
            tickLine={false}
            axisLine={false}
            width={32}
          />
          {threshold ? (
            <ReferenceLine
              y={threshold.value}
              stroke="var(--ink-mid)"
              strokeDasharray="2 3"
              label={{ value: threshold.label, position: 'insideBottomLeft', ...axisText, offset: 4 }}
            />
          ) : null}
          {marks.map((mark) => (
            <MarkLine
              key={`${mark.kind}${mark.at}`}
              mark={mark}
              data={data}
              series={series}
              floor={y.domain[0]}
              narrow={narrow}
            />
          ))}
          <Tooltip
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as PlotPoint | undefined;
              return active && point ? (
                <LineTooltip point={point} data={data} series={series} unit={unit} />
              ) : null;
            }}
          />
          {series.map((one, index) => (
            <Line
              key={one.id}
              dataKey={one.id}
              name={one.label}
              type="linear"
              stroke={seriesColor(one, index)}
              strokeWidth={1.75}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={{ r: 4, fill: seriesColor(one, index), stroke: 'var(--surface)', strokeWidth: 2 }}
              dot={(dot: DotItemDotProps) => (
                <LineDot
                  key={dot.index}
                  dot={dot}
                  color={seriesColor(one, index)}
                  kind={dotKind(dot.index, one, data, marks)}
                  label={endLabel(one, data, unit, series.length > 1)}
                />
              )}
            />
          ))}
        </Plot>
      )}
    </div>
  );
}

type DotKind = 'none' | 'last' | 'marked' | 'alone';

function lastIndex(series: Series, data: PlotPoint[]): number {
  return data.findLastIndex((point) => point[series.id] !== null);
}

function dotKind(index: number, series: Series, data: PlotPoint[], marks: Mark[]): DotKind {
  if (index === lastIndex(series, data)) return 'last';
  const time = data[index]?.time;
  if (marks.some((mark) => Date.parse(mark.at) === time)) return 'marked';
  const before = data[index - 1]?.[series.id] ?? null;
  const after = data[index + 1]?.[series.id] ?? null;
  return before === null && after === null ? 'alone' : 'none';
}

function endLabel(series: Series, data: PlotPoint[], unit: Unit, named: boolean): string {
  const value = data[lastIndex(series, data)]?.[series.id] ?? null;
  if (value === null) return '';
  return named ? `${formatValue(value, unit)} ${series.label}` : formatValue(value, unit);
}

function LineDot({
  dot,
  color,
  kind,
  label,
}: {
  dot: DotItemDotProps;
  color: string;
  kind: DotKind;
  label: string;
}) {
  if (kind === 'none' || dot.cx === undefined || dot.cy === undefined || dot.value === null) return null;
  if (kind === 'marked') {
    return <circle cx={dot.cx} cy={dot.cy} r={3.5} fill="var(--surface)" stroke={color} strokeWidth={1.5} />;
  }
  if (kind === 'alone') return <circle cx={dot.cx} cy={dot.cy} r={2} fill={color} />;
  return (
    <g>
      <circle cx={dot.cx} cy={dot.cy} r={4} fill={color} stroke="var(--surface)" strokeWidth={1.5} />
      <text x={dot.cx + 10} y={dot.cy + 4.5} fontSize={13} fontWeight={500} fill="var(--fg)">
        {label}
      </text>
    </g>
  );
}

interface MarkLineProps {
  mark: Mark;
  data: PlotPoint[];
  series: Series[];
  floor: number;
  narrow: boolean;
}

function MarkLine({ mark, data, series, floor, narrow }: MarkLineProps) {
  const time = Date.parse(mark.at);
  const point = data.find((one) => one.time === time);
  const first = series[0];
  const value = point && first ? (point[first.id] ?? null) : null;
  if (value === null) return null;
  const span = (data.at(-1)?.time ?? time) - (data[0]?.time ?? time);
  const late =
    span > 0 && (time - (data[0]?.time ?? time)) / span > (narrow ? 0.5 : 0.32) && mark.kind === 'rule';
  return (
    <ReferenceLine
      segment={[
        { x: time, y: floor },
        { x: time, y: value },
      ]}
      stroke="var(--ink-mid)"
      strokeDasharray="1 3"
      label={text ? <MarkLabel text={text} before={late} /> : undefined}
    />
  );
}

/** Where there is no room only a rule's change is named, and that in short; the table has it whole. */
function narrowLabel(mark: Mark): string | null {
  if (mark.kind === 'date') return null;
  return mark.label.length > 20 ? 'Rule changed' : mark.label;
}

function LineTooltip({
  point,
  data,
  series,
  unit,
}: {
  point: PlotPoint;
  data: PlotPoint[];
  series: Series[];
  unit: Unit;
}) {
  const before = weekBefore(data, point);
  const rows = series.flatMap((one, index): TooltipRow[] => {
    const value = point[one.id] ?? null;
    const earlier = before?.[one.id] ?? null;
    const row = { label: one.label, value: formatValue(value, unit), color: seriesColor(one, index) };
    if (value === null || earlier === null || series.length > 2) return [row];
    const label = series.length > 1 ? `${one.label}, against a week before` : 'Against a week before';
    return [
      row,
      { label, value: formatDifference(Math.round(value * 10) / 10, Math.round(earlier * 10) / 10) },
    ];
  });
  return <ChartTooltip title={longDay(point.time)} rows={rows} />;
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
