'use client';

import dynamic from 'next/dynamic';

export interface ScatterPoint {
  id: string;
  x: number;
  y: number;
  /** Id of its kind. */
  kind: string;
  name: string;
  /** Written beside the mark: only for the few that one would ask about. */
  labelled?: boolean;
  href: string;
}

export interface ScatterKind {
  id: string;
  label: string;
  shape: 'triangle' | 'dot' | 'ring';
}

export interface ScatterChartProps {
  title: string;
  description: string;
  points: ScatterPoint[];
  kinds: ScatterKind[];
  x: { label: string; ticks: number[]; threshold: number };
  y: { label: string; ticks: number[]; threshold: number };
  /** Words in the shaded corner beyond both thresholds: "13 old and idle". */
  corner?: string;
  height?: number;
}

export const ScatterChart = dynamic<ScatterChartProps>(
  () => import('./scatter-chart-plot').then((module) => module.ScatterChartPlot),
  { ssr: false, loading: () => <div style={{ height: 242 }} /> },
);
