import {
  createLoader,
  createParser,
  parseAsArrayOf,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { keepSort, parseAsFacet, parseSort, tableParsers } from '@/components/data-table/table-params';
import type { FindingFilter } from '@/lib/db/queries/findings/findings-where';
import type { FindingColumn } from '@/lib/db/queries/findings/list-findings';
import { dueFilters } from '@/lib/posture/findings/due-date';
import { severities } from '@/lib/posture/types';

const parseAsUuid = createParser({
  parse: (text) => (/^[0-9a-f-]{36}$/i.test(text) ? text : null),
  serialize: String,
});

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** The address of the list of findings; its export takes the same. */
export const findingsParsers = {
  ...tableParsers,
  severity: oneOf(severities),
  check: parseAsFacet,
  triage: oneOf(['none', 'in-review', 'remediating']),
  since: oneOf(['new', 'still', 'reopened']),
  notChecked: oneOf(['true']),
  owner: parseAsFacet,
  unowned: oneOf(['true']),
  due: oneOf(dueFilters),
  /** The id of an exception: the findings that it covers. */
  exception: parseAsUuid,
  /** The id of an identity; anything else is dropped. */
  identity: parseAsUuid,
  openedAfter: parseAsIsoDateTime,
  view: parseAsStringLiteral(['check', 'flat']).withDefault('check'),
  /** The checks whose findings are shown in the view by check; the worst one when absent. */
  open: parseAsArrayOf(parseAsString),
};

export const loadFindingsParams = createLoader(findingsParsers);
export type FindingsParams = Awaited<ReturnType<typeof loadFindingsParams>>;

const sortFields: readonly FindingColumn[] = [
  'severity',
  'check',
  'account',
  'resource',
  'openDays',
  'triage',
  'owner',
  'due',
];

/** The sort in force; null is worst first and then oldest first. */
export function findingsSort(params: Pick<FindingsParams, 'sort'>) {
  const none = { field: 'severity', direction: 'asc' } as const;
  const sort = parseSort(params.sort, sortFields, none);
  return sort === none ? null : sort;
}

/** All filters of the address as the queries take them. */
export function findingsFilter(params: FindingsParams): FindingFilter {
  const {
    severity,
    check,
    triage,
    since,
    notChecked,
    owner,
    unowned,
    due,
    identity,
    exception,
    openedAfter,
    q,
  } = params;
  return {
    severity,
    checkId: check,
    triage,
    sinceLastScan: since,
    notChecked: notChecked.length > 0,
    owner,
    unowned: unowned.length > 0,
    due,
    identityId: identity ?? undefined,
    exceptionId: exception ?? undefined,
    openedAfter,
    q,
  };
}

/** The filters as text, for links and exports of the same rows. */
export function findingsQuery(params: FindingsParams) {
  const { severity, check, triage, since, notChecked, owner, unowned, due, openedAfter, sort } = params;
  const { identity, exception, q } = params;
  return {
    severity: severity.join(','),
    check: check.join(','),
    triage: triage.join(','),
    since: since.join(','),
    notChecked: notChecked.join(','),
    owner: owner.join(','),
    unowned: unowned.join(','),
    due: due.join(','),
    identity,
    exception,
    openedAfter: openedAfter?.toISOString() ?? null,
    q,
    sort: keepSort(sort, sortFields),
  };
}
