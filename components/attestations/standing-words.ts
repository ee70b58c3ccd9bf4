import type { AttestationStanding } from '@/lib/posture/findings/attestation-standings';

export const attestationStandingWords: Record<AttestationStanding, string> = {
  'in-force': 'In force',
  expired: 'Expired',
  revoked: 'Taken back',
};
