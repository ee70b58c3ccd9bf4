'use client';

import dynamic from 'next/dynamic';
import type { StackedAreaProps } from './types';

export const StackedArea = dynamic<StackedAreaProps>(
  () => import('./stacked-area-plot').then((module) => module.StackedAreaPlot),
  { ssr: false, loading: () => <div style={{ height: 252 }} /> },
);
