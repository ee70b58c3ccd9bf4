import { z } from 'zod';
import { can } from '@/lib/access/can';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { requireReach } from '../exceptions/require-reach';
import { placeOfScope } from '../settings/place-of-scope';
import { storeScoresOf } from './attestation-scope';

export const revokeAttestationInput = z.object({ attestationId: z.uuid() });

/**
 * Takes an attestation back: whoever made it may, and an admin. What it spoke for is manual again. Throws `forbidden` for
 * others, `precondition` when it has ended already.
 */
export async function revokeAttestation(
  viewer: Viewer,
  input: z.input<typeof revokeAttestationInput>,
): Promise<{ id: string }> {
  requirePermission(viewer, 'attestation:make');
  const { attestationId: id } = revokeAttestationInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const attestation = await tx.attestation.findUnique({ where: { id } });
    if (!attestation) {
      throw new AppError('not-found', 'There is no such attestation here.', 'Look for it in the list.');
    }
    const { scope, checkId, personId, personName, expiresAt, revokedAt } = attestation;
    await requireReach(tx, viewer, placeOfScope(scope));
    const isOwn = viewer.kind === 'person' ? viewer.id === personId : viewer.name === personName;
    if (!isOwn && !can(viewer, 'exception:decide')) {
      throw new AppError('forbidden', 'Somebody else attested this.', `Ask ${personName}, or an admin.`);
    }
    const at = now();
    if (revokedAt || expiresAt <= at) {
      throw new AppError('precondition', 'The attestation has ended already.', 'Load the list again.');
    }
    const revoked = { revokedAt: at, revokedBy: viewer.name };
    await tx.attestation.update({ where: { id }, data: revoked });
    if (checkId) await storeScoresOf(tx, scope);
    await emitAudit(tx, viewer, {
      action: 'attestation.revoke',
      target: id,
      before: { revokedAt: null },
      after: revoked,
    });
    return { id };
  });
}
