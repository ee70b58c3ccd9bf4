import type { ReactNode } from 'react';
import type { Column, Facet, RowNoun, Sort } from './types';
import type { Density } from './use-table-view';

export interface DataTableProps<Row> {
  /** Names the table in this browser's memory and on the page: letters, digits and hyphens. */
  id: string;
  /** For screen readers: what is listed and in which order. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** The accessible name of a row's checkbox, after "Select": "alice (prod)". */
  rowName?: (row: Row) => string;
  /** Where a click beside the links goes. The first column should be a link to the same. */
  rowHref?: (row: Row) => string;
  sort?: Sort | null;
  page: number;
  size: number;
  /** Rows that match. */
  total: number;
  /** Rows without filters; `total` when the caller doesn't count them. */
  unfiltered?: number;
  noun: RowNoun;
  facets?: Facet[];
  /** Placeholder and name of the search box: "Search findings". None without it. */
  searchLabel?: string;
  exports?: { csv: string; json: string };
  /** More at the right end of the toolbar. */
  toolbarEnd?: ReactNode;
  /** Buttons of the bulk bar (client components with `useSelection`); rows get checkboxes when given. */
  bulkActions?: ReactNode;
  /** Shown when there is nothing to list and no filter is on. */
  empty: ReactNode;
  filtered: boolean;
  title?: ReactNode;
  subtitle?: ReactNode;
  /** A legend or remark in the foot. */
  footNote?: ReactNode;
  density?: Density;
  /** Beside the table: a `FacetPanel`. */
  side?: ReactNode;
}
