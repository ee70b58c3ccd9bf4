import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';

export const revokeTokenInput = z.object({ tokenId: z.uuid() });

/** Ends an API token at once. Throws `not-found` for one that is not there or was revoked. */
export async function revokeToken(viewer: Viewer, input: z.input<typeof revokeTokenInput>) {
  requirePermission(viewer, 'token:manage');
  const { tokenId } = revokeTokenInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const token = await tx.apiToken.findFirst({ where: { id: tokenId, revokedAt: null } });
    if (!token) throw new AppError('not-found', 'This token is not here any more.', 'Reload the list.');
    await tx.apiToken.update({ where: { id: tokenId }, data: { revokedAt: now() } });
    await emitAudit(tx, viewer, { action: 'token.revoke', target: token.name });
    return { id: tokenId };
  });
}
