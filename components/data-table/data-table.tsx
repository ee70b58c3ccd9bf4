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
import type { DataTableProps } from './data-table-props';
import { ViewMenu } from './view-menu';

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
