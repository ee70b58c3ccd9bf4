import type { ReactNode } from 'react';

/**
 * One column of a `DataTable`. Cells are rendered on the server, so `cell` may use anything that a server component may.
 *
 * - `header` is short and carries the unit: "Age, days". When it isn't plain text, give `label` as well: menus, phones
 *   and screen readers use that.
 * - `sortable` is the field of `sort=field.dir`; `true` means the column's id. Numbers and dates start descending
 *   (`firstDirection: 'desc'` is the default for `align: 'right'`).
 * - `phone` says what becomes of the cell below 640 px: its own line ("full"), a labelled field ("show") or nothing
 *   ("off"; the field is then in the detail).
 * - The first column can't be hidden. `hidden` columns are off until chosen.
 */
export interface Column<Row> {
  id: string;
  header: ReactNode;
  label?: string;
  cell: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  sortable?: boolean | string;
  firstDirection?: SortDirection;
  hideable?: boolean;
  hidden?: boolean;
  /** Left out from 640 to 1700 px, where there is no room for it beside the others. */
  roomy?: boolean;
  phone?: 'show' | 'full' | 'off';
  /** A CSS width: "120px". */
  width?: string;
  /** Extra classes of head and cells: `whitespace-nowrap`, `text-fg-2`. */
  className?: string;
}

export type SortDirection = 'asc' | 'desc';

export interface Sort {
  field: string;
  direction: SortDirection;
}

/** What a list can be filtered by; `key` is the name in the address, whose values are separated by commas. */
export interface Facet {
  key: string;
  label: string;
  options: FacetOption[];
}

export interface FacetOption {
  value: string;
  label: string;
  /** Rows that would be left; omitted where it isn't known. */
  count?: number;
  /** A mark before the label. */
  mark?: ReactNode;
}

/** The noun of the rows, for "0 of 441 findings". */
export interface RowNoun {
  one: string;
  many: string;
}
