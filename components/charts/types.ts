/** Units of a chart's values; the chart writes them, so that the server can pass a word in place of a function. */
export type Unit = 'count' | 'percent' | 'days' | 'score';

export interface Series {
  id: string;
  label: string;
  /** A CSS colour by token, `var(--series-2)`; the series colours in order when left out. */
  color?: string;
}

/** One time of a line or area chart. A null is a gap: not measured, or not known. */
export interface TimePoint {
  /** ISO instant or UTC day. */
  at: string;
  values: Record<string, number | null>;
}

/** Something that happened: a changed rule ("rule"), or the day that a difference is told against ("date"). */
export interface Mark {
  at: string;
  label: string;
  kind: 'rule' | 'date';
  /** What changed, for the tooltip and the table. */
  detail?: string;
}

/** The same numbers as a table. */
export interface ChartTable {
  columns: { label: string; num?: boolean }[];
  rows: { id: string; cells: (string | number | null)[]; href?: string }[];
}

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

export interface StackedAreaProps {
  title: string;
  description: string;
  points: TimePoint[];
  /** Worst first: it stands nearest the axis. */
  series: Series[];
  unit?: Unit;
  marks?: Mark[];
  height?: number;
}

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
