import { createLoader } from 'nuqs/server';
import { parseAsFacet, tableParsers } from '@/components/data-table/table-params';

export const auditParsers = { ...tableParsers, action: parseAsFacet };

export const loadAuditParams = createLoader(auditParsers);
