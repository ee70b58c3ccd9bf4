import { cn } from '@/lib/utils';
import type { DataTableProps } from './data-table-props';
import { PageCheckbox, RowCheckbox } from './selection';
import { SortButton } from './sort-button';
import type { Column, Sort } from './types';

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

const roomy = 'sm:max-[1700px]:hidden';

/** The native table: caption, heads with `aria-sort`, rows that become cards on a phone. */
export function TableGrid<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowName,
  rowHref,
  sort = null,
  selectable,
}: DataTableProps<Row> & { selectable: boolean }) {
  return (
    <table className="ledger cards sticky-head headed">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {selectable ? (
            <th scope="col" className="w-11 pr-0!">
              <PageCheckbox />
            </th>
          ) : null}
          {columns.map((column) => (
            <Head key={column.id} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row);
          return (
            <tr key={key} data-row="" data-href={rowHref?.(row)} className={cn(rowHref && 'cursor-pointer')}>
              {selectable ? (
                <td className="check-cell pr-0!">
                  <RowCheckbox id={key} name={rowName?.(row) ?? key} />
                </td>
              ) : null}
              {columns.map((column, index) => (
                <Cell key={column.id} column={column} row={row} first={index === 0} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort: Sort | null }) {
  const field = column.sortable === true ? column.id : column.sortable;
  const sorted = field && sort?.field === field ? ariaSort[sort.direction] : undefined;
  return (
    <th
      scope="col"
      data-column={column.id}
      aria-sort={sorted}
      style={column.width ? { width: column.width } : undefined}
      className={cn(column.align === 'right' && 'num', column.roomy && roomy)}
    >
      {field ? (
        <SortButton
          field={field}
          sort={sort}
          firstDirection={column.firstDirection ?? (column.align === 'right' ? 'desc' : 'asc')}
        >
          {column.header}
        </SortButton>
      ) : (
        column.header
      )}
      {column.header === '' && column.label ? <span className="sr-only">{column.label}</span> : null}
    </th>
  );
}

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const phone = column.phone ?? (first ? 'full' : 'show');
  const label = column.label ?? (typeof column.header === 'string' ? column.header : undefined);
  return (
    <td
      data-column={column.id}
      data-label={first || phone === 'full' ? undefined : label || undefined}
      className={cn(
        column.align === 'right' && 'num',
        phone !== 'show' && phone,
        column.roomy && roomy,
        column.className,
      )}
    >
      {column.cell(row)}
    </td>
  );
}
