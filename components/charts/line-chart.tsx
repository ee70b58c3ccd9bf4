'use client';

import dynamic from 'next/dynamic';
import type { LineChartProps } from './types';

export const LineChart = dynamic<LineChartProps>(
  () => import('./line-chart-plot').then((module) => module.LineChartPlot),
  { ssr: false, loading: () => <div style={{ height: 252 }} /> },
);
