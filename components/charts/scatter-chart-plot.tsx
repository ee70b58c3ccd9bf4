'use client';

import { useRouter } from 'next/navigation';
import {
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  ScatterChart as Plot,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCount } from '@/lib/format';
import { ChartTooltip } from './chart-tooltip';
import type { ScatterChartProps, ScatterKind, ScatterPoint } from './types';
import { useWidth } from './use-width';

const axisText = { fontSize: 11, fill: 'var(--fg-3)' };
const noteText = { fontSize: 12, fill: 'var(--fg-2)' };
const narrowPx = 420;

/** One mark per thing, both axes in square-root steps; the corner that matters is shaded, shapes say the kind. */
export function ScatterChartPlot({
  title,
  description,
  points,
  kinds,
  x,
  y,
  corner,
  height = 242,
}: ScatterChartProps) {
  const [ref, width] = useWidth();
  const router = useRouter();
  const narrow = width < narrowPx;
  const xMax = Math.max(x.ticks.at(-1) ?? 1, ...points.map((point) => point.x));
  const yMax = Math.max(y.ticks.at(-1) ?? 1, ...points.map((point) => point.y));
  const xTicks = narrow ? x.ticks.filter((tick, index) => index % 2 === 0 || tick === x.threshold) : x.ticks;

  return (
    <div ref={ref} style={{ height }}>
      {width === 0 ? null : (
        <Plot
          width={width}
          height={height}
          title={title}
          desc={description}
          margin={{ top: 24, right: 14, bottom: 16, left: 0 }}
        >
          <ReferenceArea
            x1={x.threshold}
            x2={xMax}
            y1={y.threshold}
            y2={yMax}
            fill="var(--sunken)"
            fillOpacity={1}
            label={corner ? { value: corner, position: 'insideTopRight', ...noteText, offset: 8 } : undefined}
          />
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="x"
            type="number"
            scale="sqrt"
            domain={[0, xMax]}
            ticks={xTicks}
            tickFormatter={(value: number) => formatCount(value)}
            tick={axisText}
            tickLine={false}
            axisLine={{ stroke: 'var(--axis)' }}
            height={20}
            tickMargin={6}
            label={{ value: `${x.label} →`, position: 'insideBottomRight', ...axisText, offset: -14 }}
          />
          <YAxis
            dataKey="y"
            type="number"
            scale="sqrt"
            domain={[0, yMax]}
            ticks={y.ticks}
            tickFormatter={(value: number) => formatCount(value)}
            tick={axisText}
            tickLine={false}
            axisLine={false}
            width={36}
            label={{
              value: `↑ ${y.label}`,
              position: 'top',
              ...axisText,
              offset: 12,
              textAnchor: 'start',
              dx: -18,
            }}
          />
          <ReferenceLine x={x.threshold} stroke="var(--ink-mid)" strokeDasharray="2 3" />
          <ReferenceLine y={y.threshold} stroke="var(--ink-mid)" strokeDasharray="2 3" />
          <Tooltip
            cursor={false}
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as ScatterPoint | undefined;
              return active && point ? (
                <PointTooltip point={point} kinds={kinds} x={x.label} y={y.label} />
              ) : null;
            }}
          />
          {[...kinds].reverse().map((kind) => (
            <Scatter
              key={kind.id}
              name={kind.label}
              data={points.filter((point) => point.kind === kind.id)}
              isAnimationActive={false}
              onClick={(item: { payload?: ScatterPoint }) => item.payload && router.push(item.payload.href)}
              shape={(shape: unknown) => (
                <PointShape {...(shape as ShapeProps)} kind={kind} right={width - 96} />
              )}
            />
          ))}
        </Plot>
      )}
    </div>
  );
}

interface ShapeProps {
  cx?: number;
  cy?: number;
  payload?: ScatterPoint;
}

function PointShape({ cx, cy, payload, kind, right }: ShapeProps & { kind: ScatterKind; right: number }) {
  if (cx === undefined || cy === undefined) return null;
  const flip = cx > right;
  return (
    <g className="cursor-pointer">
      <PointMark shape={kind.shape} cx={cx} cy={cy} />
      {payload?.labelled ? (
        <text
          x={flip ? cx : cx + 9}
          y={flip ? cy - 9 : cy + 4}
          textAnchor={flip ? 'end' : 'start'}
          {...noteText}
          stroke="var(--sunken)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {payload.name}
        </text>
      ) : null}
    </g>
  );
}

function PointMark({ shape, cx, cy }: { shape: ScatterKind['shape']; cx: number; cy: number }) {
  if (shape === 'triangle') {
    return (
      <path d={`M${cx} ${cy - 4.5}l4.5 8h-9z`} fill="var(--high)" stroke="var(--surface)" strokeWidth={1} />
    );
  }
  if (shape === 'ring') {
    return <circle cx={cx} cy={cy} r={3.5} fill="var(--surface)" stroke="var(--fg-2)" strokeWidth={1.5} />;
  }
  return <circle cx={cx} cy={cy} r={3.5} fill="var(--ink-mid)" stroke="var(--surface)" strokeWidth={1} />;
}

function PointTooltip({
  point,
  kinds,
  x,
  y,
}: {
  point: ScatterPoint;
  kinds: ScatterKind[];
  x: string;
  y: string;
}) {
  const kind = kinds.find((one) => one.id === point.kind);
  return (
    <ChartTooltip
      title={point.name}
      rows={[
        { label: capitalize(x), value: formatCount(point.x) },
        { label: capitalize(y), value: formatCount(point.y) },
        ...(kind ? [{ label: 'Kind', value: kind.label }] : []),
      ]}
    />
  );
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
