'use server';

import { revalidatePath } from 'next/cache';
import type { AttestationInput } from '@/components/attestations/attestation-actions';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { createAttestation } from '@/lib/db/commands/attestations/create-attestation';
import { revokeAttestation } from '@/lib/db/commands/attestations/revoke-attestation';

export async function attestAction(input: AttestationInput): Promise<ActionResult<{ id: string }>> {
  return runAction(async () => {
    const { until, ...rest } = input;
    const { id } = await createAttestation(await requireActionViewer(), {
      ...rest,
      ...(until && { expiresAt: `${until}T23:59:59.999Z` }),
    });
    revalidatePath('/', 'layout');
    return { id };
  });
}

export async function revokeAttestationAction(attestationId: string): Promise<ActionResult<{ id: string }>> {
  return runAction(async () => {
    const revoked = await revokeAttestation(await requireActionViewer(), { attestationId });
    revalidatePath('/', 'layout');
    return revoked;
  });
}
