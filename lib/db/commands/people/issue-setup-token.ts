import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import { createSecretToken } from '@/lib/access/secret-token';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { setupLinkMs } from './create-person';
import { loadManageablePerson } from './load-manageable-person';

export const issueSetupTokenInput = z.object({ personId: z.uuid() });

/** A one-time token for the link by which a person sets a new password. The old password works until then. */
export async function issueSetupToken(viewer: Viewer, input: z.input<typeof issueSetupTokenInput>) {
  requirePermission(viewer, 'person:manage');
  const { personId } = issueSetupTokenInput.parse(input);
  const { token, hash } = createSecretToken('invite');
  const expiresAt = new Date(now().getTime() + setupLinkMs);
  return withTransaction(viewer, async (tx) => {
    const person = await loadManageablePerson(tx, personId);
    await tx.person.update({
      where: { id: personId },
      data: { setupTokenHash: hash, setupTokenExpiresAt: expiresAt },
    });
    await emitAudit(tx, viewer, { action: 'person.issue-setup-link', target: person.email });
    return { token, expiresAt };
  });
}
