import { createLoader, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { parseSort, tableParsers } from '@/components/data-table/table-params';
import type { MfaUserColumn } from '@/lib/db/queries/mfa/list-mfa-users';

const states = ['missing', 'active', 'unknown'] as const;

/** The address of the list of console users; without `mfa` it shows those that have none. */
export const mfaParsers = {
  ...tableParsers,
  mfa: parseAsArrayOf(parseAsStringLiteral(states)).withDefault([]),
};

export const loadMfaParams = createLoader(mfaParsers);

const sortFields: readonly MfaUserColumn[] = ['name', 'account', 'passwordIdleDays', 'administrator'];

/** The sort in force: administrators first unless the address says otherwise. */
export function mfaSort({ sort }: { sort: string | null }) {
  return parseSort(sort, sortFields, { field: 'administrator', direction: 'desc' });
}
