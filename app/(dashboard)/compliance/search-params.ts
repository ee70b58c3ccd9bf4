import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { statusOrder } from '@/components/compliance/status-words';

/** The address of a framework: which requirements are shown. */
export const loadComplianceParams = createLoader({ status: parseAsStringLiteral(statusOrder) });
