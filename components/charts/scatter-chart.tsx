'use client';

import dynamic from 'next/dynamic';
import type { ScatterChartProps } from './types';

export const ScatterChart = dynamic<ScatterChartProps>(
  () => import('./scatter-chart-plot').then((module) => module.ScatterChartPlot),
  { ssr: false, loading: () => <div style={{ height: 242 }} /> },
);
