import type { ReactNode } from 'react';
import { ExportMenu } from '@/components/data-table/export-menu';
import { FilterBar } from '@/components/data-table/filter-bar';
import { NoMatch } from '@/components/data-table/no-match';
import { SearchBox } from '@/components/data-table/search-box';
import { BulkBar } from '@/components/data-table/selection';
import { TableProvider } from '@/components/data-table/table-context';
import { TableFrame } from '@/components/data-table/table-frame';
import type { Facet } from '@/components/data-table/types';
import { Card, CardFooter } from '@/components/ui/card';
import { Kbd } from '@/components/ui/kbd';
import { formatPlural } from '@/lib/format';
import { CheckGroups, type CheckGroupsProps } from './check-groups';

export interface FindingsByCheckProps extends Omit<CheckGroupsProps, 'selectable'> {
  /** Open findings that match; the groups add up to it. */
  total: number;
  unfiltered: number;
  facets: Facet[];
  filtered: boolean;
  exports: { csv: string; json: string };
  bulkActions?: ReactNode;
  side: ReactNode;
  toolbarEnd: ReactNode;
  empty: ReactNode;
}

/** Findings grouped by their check, worst first; each group opens into its findings. */
export function FindingsByCheck(props: FindingsByCheckProps) {
  const { groups, total, unfiltered, facets, filtered, side, bulkActions } = props;
  return (
    <TableProvider rowIds={groups.flatMap(({ rows }) => rows.map(({ id }) => id))}>
      <div className="flex items-start gap-6 2xl:gap-8">
        {side}
        <div className="min-w-0 flex-1">
          <div data-print="hide" className="mb-3 flex flex-wrap items-center gap-2">
            <SearchBox label="Search findings" className="xl:hidden" />
            <FilterBar facets={facets} />
            <div className="ml-auto flex items-center gap-1">
              {props.toolbarEnd}
              <ExportMenu {...props.exports} variant="ghost" />
            </div>
          </div>
          <Card>
            {groups.length > 0 ? (
              <TableFrame tableId="findings-by-check" columns={[]} density="comfortable">
                <CheckGroups {...props} selectable={bulkActions !== undefined} />
              </TableFrame>
            ) : filtered ? (
              <NoMatch facets={facets} noun={{ one: 'finding', many: 'findings' }} unfiltered={unfiltered} />
            ) : (
              props.empty
            )}
            {groups.length > 0 ? (
              <CardFooter>
                <span role="status">
                  {formatPlural(groups.length, 'check')}, {formatPlural(total, 'open finding')}
                </span>
                <span className="flex items-center gap-1 text-caption text-fg-3 max-sm:hidden">
                  <Kbd>j</Kbd> <Kbd>k</Kbd> row
                  {bulkActions === undefined ? null : (
                    <>
                      <Kbd>x</Kbd> select
                    </>
                  )}
                  <Kbd>↵</Kbd> open
                </span>
              </CardFooter>
            ) : null}
          </Card>
          {bulkActions === undefined ? null : <BulkBar total={total}>{bulkActions}</BulkBar>}
        </div>
      </div>
    </TableProvider>
  );
}
