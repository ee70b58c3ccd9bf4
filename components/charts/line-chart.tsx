'use client';

import dynamic from 'next/dynamic';
import type { Mark, Series, TimePoint, Unit } from './types';

export interface LineChartProps {
  /** What the chart shows, for screen readers: title and one sentence. */
  title: string;
  description: string;
  points: TimePoint[];
  series: Series[];
  unit?: Unit;
  threshold?: { value: number; label: string };
  marks?: Mark[];
  height?: number;
}

export const LineChart = dynamic<LineChartProps>(
  () => import('./line-chart-plot').then((module) => module.LineChartPlot),
  { ssr: false, loading: () => <div style={{ height: 252 }} /> },
);
