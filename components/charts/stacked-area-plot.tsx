'use client';

import { useState } from 'react';
import { Area, AreaChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatLongDate } from '@/lib/format';
import { cn } from '@/lib/utils';
import { ChartTooltip } from './chart-tooltip';
import { MarkLabel } from './mark-label';
import { isCrowded } from './mark-room';
import { niceScale } from './scale';
import { timeScale, toPlotPoints, type PlotPoint } from './time-axis';
import type { Series, StackedAreaProps } from './types';
import { useWidth } from './use-width';
import { formatTick, formatValue, markText, seriesColor } from './values';

const axisText = { fontSize: 11, fill: 'var(--fg-3)' };
const legendHeight = 28;

/** Parts of a whole over time. The legend is a row of switches. */
export function StackedAreaPlot({
  title,
  description,
  points,
  series,
  unit = 'count',
  marks = [],
  height = 252,
}: StackedAreaProps) {
  const [ref, width] = useWidth();
  const [hidden, setHidden] = useState<string[]>([]);
  const shown = series.filter((one) => !hidden.includes(one.id));
  const data = toPlotPoints(points, series);
  const x = timeScale(data, width < 480);
  const totals = data.map((point) => shown.reduce((sum, one) => sum + (point[one.id] ?? 0), 0));
  const y = niceScale(totals);
  const colors = new Map(series.map((one, index) => [one.id, seriesColor(one, index)]));

  return (
    <div>
      <div ref={ref} style={{ height: height - legendHeight }}>
        {width === 0 ? null : (
          <AreaChart
            width={width}
            height={height - legendHeight}
            data={data}
            title={title}
            desc={description}
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
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
              width={36}
            />
            <Tooltip
              cursor={{ stroke: 'var(--line-strong)' }}
              content={({ active, payload }) => {
                const point = payload?.[0]?.payload as PlotPoint | undefined;
                if (!active || !point) return null;
                return (
                  <ChartTooltip
                    title={formatLongDate(new Date(point.time))}
                    note={markText(marks, new Date(point.time).toISOString())}
                    rows={shown.map((one) => ({
                      label: one.label,
                      value: formatValue(point[one.id] ?? null, unit),
                      color: colors.get(one.id) ?? 'var(--ink-mid)',
                    }))}
                  />
                );
              }}
            />
            {shown.map((one) => (
              <Area
                key={one.id}
                dataKey={one.id}
                name={one.label}
                stackId="all"
                type="linear"
                fill={colors.get(one.id) ?? 'var(--ink-mid)'}
                fillOpacity={1}
                stroke="var(--surface)"
                strokeWidth={1}
                connectNulls={false}
                isAnimationActive={false}
                activeDot={false}
              />
            ))}
            {marks.map((mark) => (
              <ReferenceLine
                key={mark.at}
                x={Date.parse(mark.at)}
                stroke="var(--ink-mid)"
                strokeDasharray="1 3"
                label={
                  isCrowded(mark, marks, x.domain) ? undefined : (
                    <StackMarkLabel text={mark.label} late={isLate(Date.parse(mark.at), x.domain)} />
                  )
                }
              />
            ))}
          </AreaChart>
        )}
      </div>
      <LegendSwitches
        series={series}
        colors={colors}
        hidden={hidden}
        onToggle={(id) =>
          setHidden(hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id])
        }
      />
    </div>
  );
}

/** Whether words right of a mark would leave the chart. */
function isLate(time: number, [first, last]: [number, number]): boolean {
  return last > first && (time - first) / (last - first) > 0.5;
}

interface StackMarkLabelProps {
  text: string;
  late: boolean;
  viewBox?: { x?: number; y?: number; width?: number; height?: number };
}

/** Words of a mark at the head of its line, where areas seldom reach. */
function StackMarkLabel({ text, late, viewBox }: StackMarkLabelProps) {
  if (!viewBox) return null;
  return <MarkLabel text={text} before={late} viewBox={{ ...viewBox, height: 18 }} />;
}

interface LegendSwitchesProps {
  series: Series[];
  colors: Map<string, string>;
  hidden: string[];
  onToggle: (id: string) => void;
}

function LegendSwitches({ series, colors, hidden, onToggle }: LegendSwitchesProps) {
  return (
    <div className="-ml-1.5 flex flex-wrap gap-x-1" style={{ minHeight: legendHeight }}>
      {series.map((one) => (
        <button
          key={one.id}
          type="button"
          aria-pressed={!hidden.includes(one.id)}
          onClick={() => onToggle(one.id)}
          className={cn(
            'inline-flex h-6 items-center gap-1.5 rounded-chip px-1.5 text-caption text-fg-2 hover:bg-hover',
            hidden.includes(one.id) && 'text-fg-3 line-through',
          )}
        >
          <span
            aria-hidden="true"
            className="size-2 rounded-bar"
            style={{ background: hidden.includes(one.id) ? 'var(--ink-faint)' : colors.get(one.id) }}
          />
          {one.label}
        </button>
      ))}
    </div>
  );
}
