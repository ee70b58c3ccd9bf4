import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/lib/utils';
import { ExportMenu } from './export-menu';
import { FilterBar } from './filter-bar';
import { NoMatch } from './no-match';
import { OutOfRange } from './out-of-range';
import { Pager } from './pager';
import { SearchBox } from './search-box';
import { BulkBar } from './selection';
import { TableGrid } from './table-grid';
import { TableProvider } from './table-context';
import { TableFrame } from './table-frame';
import type { Column, Facet, RowNoun, Sort } from './types';
import type { Density } from './use-table-view';
import { ViewMenu } from './view-menu';

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

/**
 * A list that the server sorts, filters and pages; its whole state is in the address (`page`, `size`, `sort`, `q` and the
 * facets' keys). The page reads these with `tableParsers`, asks its query and gives the rows; nothing is computed here.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, columns, rows, rowKey, facets = [], total, side, bulkActions, title, subtitle } = props;
  const density = props.density ?? 'comfortable';
  const viewColumns = columns.map((column, index) => ({
    id: column.id,
    label: column.label ?? (typeof column.header === 'string' ? column.header : column.id),
    hideable: index > 0 && column.hideable !== false,
    hidden: column.hidden ?? false,
  }));
  return (
    <TableProvider rowIds={rows.map(rowKey)}>
      <div className={cn(side && 'flex items-start gap-6 2xl:gap-8')}>
        {side}
        <div className="min-w-0 flex-1">
          <div data-print="hide" className="mb-3 flex flex-wrap items-center gap-2">
            {props.searchLabel ? (
              <SearchBox label={props.searchLabel} className={side ? 'xl:hidden' : ''} />
            ) : null}
            <FilterBar facets={facets} />
            <div className="ml-auto flex items-center gap-1">
              {props.toolbarEnd}
              {props.exports ? <ExportMenu {...props.exports} variant="ghost" /> : null}
              <ViewMenu tableId={id} columns={viewColumns} density={density} />
            </div>
          </div>
          <Card>
            {title ? <CardHeader title={title} subtitle={subtitle} className="pb-1" /> : null}
            {rows.length > 0 ? (
              <TableFrame tableId={id} columns={viewColumns} density={density}>
                <TableGrid {...props} selectable={bulkActions !== undefined} />
              </TableFrame>
            ) : (
              <EmptyBody {...props} />
            )}
            {total > 0 ? (
              <Pager page={props.page} size={props.size} total={total}>
                {props.footNote}
              </Pager>
            ) : null}
          </Card>
          {bulkActions === undefined ? null : <BulkBar total={total}>{bulkActions}</BulkBar>}
        </div>
      </div>
    </TableProvider>
  );
}

function EmptyBody<Row>({ total, unfiltered, filtered, facets = [], noun, empty }: DataTableProps<Row>) {
  if (total > 0) return <OutOfRange />;
  return filtered ? <NoMatch facets={facets} noun={noun} unfiltered={unfiltered ?? total} /> : empty;
}
