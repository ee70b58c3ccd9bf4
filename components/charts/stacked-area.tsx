'use client';

import dynamic from 'next/dynamic';
import type { Series, TimePoint, Unit } from './types';

export interface StackedAreaProps {
  title: string;
  description: string;
  points: TimePoint[];
  /** Worst first: it stands nearest the axis. */
  series: Series[];
  unit?: Unit;
  height?: number;
}

export const StackedArea = dynamic<StackedAreaProps>(
  () => import('./stacked-area-plot').then((module) => module.StackedAreaPlot),
  { ssr: false, loading: () => <div style={{ height: 252 }} /> },
);
