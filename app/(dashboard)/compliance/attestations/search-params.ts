import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { attestationStandings } from '@/lib/posture/findings/attestation-standings';

/** The address of the register: which attestations are shown. */
export const loadAttestationsParams = createLoader({ standing: parseAsStringLiteral(attestationStandings) });
