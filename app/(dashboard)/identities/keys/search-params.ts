import { createLoader, parseAsArrayOf, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import { parseSort, tableParsers } from '@/components/data-table/table-params';
import type { KeyFacet } from '@/lib/db/queries/keys/count-key-facets';
import type { KeyFilter } from '@/lib/db/queries/keys/keys-from';
import type { KeyColumn } from '@/lib/db/queries/keys/list-keys';

const oneOf = <Value extends string>(values: readonly Value[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

const ages = ['0-30', '31-90', '91-180', '181-365', '366-730', '731-'] as const;

/** The address of the list of access keys; its export takes the same. */
export const keysParsers = {
  ...tableParsers,
  status: oneOf(['Active', 'Inactive', 'Expired']),
  /** Buckets of whole days. */
  age: oneOf(ages),
  /** Older than so many days. */
  olderThan: parseAsArrayOf(parseAsInteger).withDefault([]),
  /** Idle for so many days or more. */
  idle: parseAsArrayOf(parseAsInteger).withDefault([]),
  use: oneOf(['never']),
  administrator: oneOf(['full', 'equivalent', 'conditional', 'none']),
};

export const loadKeysParams = createLoader(keysParsers);
export type KeysParams = Awaited<ReturnType<typeof loadKeysParams>>;

const sortFields: readonly KeyColumn[] = [
  'user',
  'account',
  'ageDays',
  'idleDays',
  'risk',
  'status',
  'createdAt',
];

/** The sort in force: riskiest first unless the address says otherwise. */
export function keysSort(params: Pick<KeysParams, 'sort'>) {
  return parseSort(params.sort, sortFields, { field: 'risk', direction: 'desc' });
}

/** What each facet of the address adds to the list. */
export function keyFacetFilters(params: KeysParams): Partial<Record<KeyFacet, KeyFilter>> {
  const { status, age, olderThan, idle, use, administrator } = params;
  return {
    ...(status.length > 0 ? { status: { status } } : {}),
    ...(age.length > 0 ? { age: { ages: age.map(ageRange) } } : {}),
    ...(olderThan.length > 0 ? { olderThan: { olderThanDays: Math.min(...olderThan) } } : {}),
    ...(idle.length > 0 ? { idle: { idleFromDays: Math.min(...idle) } } : {}),
    ...(use.length > 0 ? { use: { neverUsed: true } } : {}),
    ...(administrator.length > 0 ? { administrator: { administrator } } : {}),
  };
}

/** Without a filter the list shows what should be retired: active keys that are old or idle. */
export function keysFilter(params: KeysParams, stale: NonNullable<KeyFilter['stale']>): KeyFilter {
  const chosen = keyFacetFilters(params);
  if (params.q === '' && Object.keys(chosen).length === 0) return { status: ['Active'], stale };
  return Object.assign({ q: params.q }, ...Object.values(chosen)) as KeyFilter;
}

/** `91-180` and `731-` as days. */
function ageRange(text: string): { from: number; to: number | null } {
  const [from = '0', to = ''] = text.split('-');
  return { from: Number(from), to: to === '' ? null : Number(to) };
}
