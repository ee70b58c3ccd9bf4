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
import { dotKind, endLabel, LineDot, LineTooltip, MarkLine } from './line-parts';
import { isCrowded } from './mark-room';
import { timeScale, toPlotPoints, valueScale, type PlotPoint } from './time-axis';
import type { LineChartProps } from './types';
import { useWidth } from './use-width';
import { formatTick, seriesColor } from './values';

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
  const y = valueScale(data, series, { unit, also: threshold ? [threshold.value] : [] });
  const named = { unit, withName: series.length > 1 };
  const labelWidth = Math.max(...series.map((one) => endLabel(one, data, named).length)) * 7 + 18;

  const tickWidth = Math.max(32, ...y.ticks.map((value) => formatTick(value, unit).length * 6.5 + 12));

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
            width={tickWidth}
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
              series={series[0]}
              floor={y.domain[0]}
              narrow={narrow}
              bare={isCrowded(mark, marks, x.domain)}
            />
          ))}
          <Tooltip
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as PlotPoint | undefined;
              return active && point ? (
                <LineTooltip point={point} data={data} series={series} unit={unit} marks={marks} />
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
                  kind={dotKind(dot.index, { series: one, data, marks })}
                  label={endLabel(one, data, named)}
                />
              )}
            />
          ))}
        </Plot>
      )}
    </div>
  );
}
