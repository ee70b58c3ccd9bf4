import { createLoader } from 'nuqs/server';
import { parseAsFacet, tableParsers } from '@/components/data-table/table-params';

/** The address of the list of accounts, and of its export. */
export const loadAccountsParams = createLoader({ ...tableParsers, health: parseAsFacet });
