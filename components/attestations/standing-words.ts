import type { AttestationStanding } from '@/lib/db/queries/attestations/list-attestations';

export const attestationStandingWords: Record<AttestationStanding, string> = {
  'in-force': 'In force',
  expired: 'Expired',
  revoked: 'Taken back',
};
