import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';

export const removeFrameworkInput = z.object({ id: z.string().max(64) });

/** Takes a framework of one's own away; attestations of its requirements stay in the record. Throws `not-found`. */
export async function removeFramework(viewer: Viewer, input: z.input<typeof removeFrameworkInput>) {
  requirePermission(viewer, 'framework:edit');
  const { id } = removeFrameworkInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const before = await tx.customFramework.findUnique({ where: { id } });
    if (!before)
      throw new AppError('not-found', `There is no framework ${id} of your own.`, 'Nothing was removed.');
    await tx.customFramework.delete({ where: { id } });
    await emitAudit(tx, viewer, {
      action: 'framework.remove',
      target: id,
      before: { name: before.name, version: before.version, body: before.body },
      after: null,
    });
    return { id };
  });
}
