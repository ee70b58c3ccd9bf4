import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { exceptionStandings } from '@/lib/posture/findings/exception-kinds';

/** The address of the register. */
export const loadExceptionsParams = createLoader({ standing: parseAsStringLiteral(exceptionStandings) });
