import type { ReactNode } from 'react';
import { ExportMenu } from '@/components/data-table/export-menu';
import { FilterBar } from '@/components/data-table/filter-bar';
import { NoMatch } from '@/components/data-table/no-match';
import { OutOfRange } from '@/components/data-table/out-of-range';
import { Pager } from '@/components/data-table/pager';
import { SearchBox } from '@/components/data-table/search-box';
import { TableProvider } from '@/components/data-table/table-context';
import { TableFrame } from '@/components/data-table/table-frame';
import type { Facet } from '@/components/data-table/types';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Grid, spanClass } from '@/components/ui/grid';
import type { PermissionListRow } from '@/lib/db/queries/permissions/list-permissions';
import { formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';
import { OrderMenu } from './order-menu';
import { permissionOrders } from './permission-choices';
import { PermissionList } from './permission-list';

interface PermissionsBoardProps {
  rows: PermissionListRow[];
  total: number;
  /** Judged identities without filters. */
  judged: number;
  page: number;
  size: number;
  sort: string;
  facets: Facet[];
  filtered: boolean;
  chosen: string | null;
  /** False while the first of the list is shown for want of a choice: on small screens the list alone stands then. */
  isChosen: boolean;
  hrefOf: (identityId: string) => string;
  exports: { csv: string; json: string };
  /** What the chosen identity is granted and uses. */
  children: ReactNode;
}

/** Identities at the left, the chosen one at the right. */
export function PermissionsBoard({ children, ...list }: PermissionsBoardProps) {
  return (
    <TableProvider rowIds={list.rows.map(({ id }) => id)}>
      <div data-print="hide" className="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox label="Search identities" />
        <FilterBar facets={list.facets} />
        <div className="ml-auto flex items-center gap-1">
          <OrderMenu current={list.sort} orders={permissionOrders} />
          <ExportMenu {...list.exports} variant="ghost" />
        </div>
      </div>
      <Grid className="items-start">
        <Card className={cn(spanClass(5), 'scroll-mt-16')}>
          <CardHeader
            id="identities"
            title="Identities"
            subtitle={`${formatPlural(list.total, 'identity', 'identities')}, ${orderWords(list.sort)}`}
          />
          <CardBody
            flush
            className="[&_tbody>tr:first-child>td]:border-t [&_tbody>tr:first-child>td]:border-t-line"
          >
            <ListBody {...list} />
          </CardBody>
          {list.total > 0 ? <Pager page={list.page} size={list.size} total={list.total} /> : null}
        </Card>
        <div
          id="chosen"
          className={cn(
            spanClass(7),
            'min-w-0 scroll-mt-16',
            list.isChosen ? 'max-xl:order-first' : 'max-xl:hidden',
          )}
        >
          {children}
        </div>
      </Grid>
    </TableProvider>
  );
}

function ListBody({
  rows,
  total,
  judged,
  facets,
  filtered,
  ...list
}: Omit<PermissionsBoardProps, 'children'>) {
  if (rows.length > 0) {
    return (
      <TableFrame tableId="permissions" columns={[]} density="comfortable">
        <PermissionList rows={rows} chosen={list.chosen} hrefOf={list.hrefOf} />
      </TableFrame>
    );
  }
  if (total > 0) return <OutOfRange />;
  if (filtered) {
    return <NoMatch facets={facets} noun={{ one: 'identity', many: 'identities' }} unfiltered={judged} />;
  }
  return (
    <EmptyState title="No identity is judged here">
      Nobody in this scope is granted a service that AWS reports use of.
    </EmptyState>
  );
}

function orderWords(current: string): string {
  const order = permissionOrders.find(({ sort }) => sort === current)?.label ?? 'most unused services first';
  return order.charAt(0).toLowerCase() + order.slice(1);
}
