import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { attestationStandings } from '@/lib/db/queries/attestations/list-attestations';

/** The address of the register: which attestations are shown. */
export const loadAttestationsParams = createLoader({ standing: parseAsStringLiteral(attestationStandings) });
