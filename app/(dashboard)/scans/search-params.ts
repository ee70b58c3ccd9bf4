import { createLoader, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { tableParsers } from '@/components/data-table/table-params';
import { scanStates } from '@/lib/db/queries/scans/list-scans';

/** The address of the list of scans. */
export const loadScansParams = createLoader({
  page: tableParsers.page,
  size: tableParsers.size,
  state: parseAsArrayOf(parseAsStringLiteral(scanStates)).withDefault([]),
});
