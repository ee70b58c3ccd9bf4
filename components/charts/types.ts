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
}

/** The same numbers as a table. */
export interface ChartTable {
  columns: { label: string; num?: boolean }[];
  rows: { id: string; cells: (string | number | null)[]; href?: string }[];
}
