/** Where an attestation stands at a moment. */
export const attestationStandings = ['in-force', 'expired', 'revoked'] as const;
export type AttestationStanding = (typeof attestationStandings)[number];
