import { createLoader, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { keepSort, parseSort, tableParsers } from '@/components/data-table/table-params';
import { rightsViews, type RightsView } from '@/components/permissions/rights-views';
import type { RightsColumn } from '@/lib/db/queries/rights/list-rights';
import type { RightsFilter } from '@/lib/db/queries/rights/rights-from';
import { shareStatuses } from '@/lib/iam/unused/summarize-shares';

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** The address of the lists of unused rights; `view` chooses the list, the others filter it. */
export const rightsParsers = {
  ...tableParsers,
  view: parseAsStringLiteral(rightsViews).withDefault('scored'),
  kind: oneOf(['user', 'role']),
  status: oneOf(shareStatuses),
  fifth: oneOf(['1', '2', '3', '4', '5']),
};

export const loadRightsParams = createLoader(rightsParsers);
export type RightsParams = Awaited<ReturnType<typeof loadRightsParams>>;

const sortFields: readonly RightsColumn[] = [
  'name',
  'account',
  'unused',
  'unknown',
  'idleDays',
  'growth',
  'granted',
];

const usualSort: Record<RightsView, RightsColumn> = {
  scored: 'unused',
  unused: 'idleDays',
  administrators: 'unused',
  sets: 'unused',
  apart: 'name',
  growth: 'growth',
};

/** The sort in force: what the view is about, most first. */
export function rightsSort({ sort, view }: Pick<RightsParams, 'sort' | 'view'>) {
  const field = usualSort[view];
  return parseSort(sort, sortFields, { field, direction: field === 'name' ? 'asc' : 'desc' });
}

/** What a view shows, by the filters of the list and its export. */
function viewFilter(view: RightsView): Required<Pick<RightsFilter, 'status' | 'administrators' | 'grew'>> {
  const none = { status: [], administrators: false, grew: false };
  switch (view) {
    case 'scored':
      return { ...none, status: ['scored'] };
    case 'unused':
      return { ...none, status: ['unused-principal'] };
    case 'administrators':
      return { ...none, status: ['scored'], administrators: true };
    case 'growth':
      return { ...none, grew: true };
    default:
      return {
        ...none,
        status: shareStatuses.filter((status) => status !== 'scored' && status !== 'unused-principal'),
      };
  }
}

/** All filters in force as the address of the export has them: the view's, narrowed by those chosen. */
export function rightsQuery(params: RightsParams) {
  const ofView = viewFilter(params.view);
  const status = params.view === 'apart' && params.status.length > 0 ? params.status : ofView.status;
  return {
    q: params.q,
    kind: params.kind.join(','),
    status: status.join(','),
    fifth: params.fifth.join(','),
    administrators: ofView.administrators ? 'true' : null,
    grew: ofView.grew ? 'true' : null,
    sort: keepSort(params.sort, sortFields),
  };
}

/** The same as the query takes them. */
export function rightsFilter(params: RightsParams): RightsFilter {
  const ofView = viewFilter(params.view);
  return {
    q: params.q,
    kind: params.kind,
    status: params.view === 'apart' && params.status.length > 0 ? params.status : ofView.status,
    fifths: params.fifth.map(Number),
    administrators: ofView.administrators,
    grew: ofView.grew,
  };
}
