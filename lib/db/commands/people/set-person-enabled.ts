import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { loadManageablePerson, requireAnotherAdmin } from './load-manageable-person';

export const setPersonEnabledInput = z.object({ personId: z.uuid(), enabled: z.boolean() });

/** Lets a person in again, or shuts them out and ends their sessions at once. */
export async function setPersonEnabled(viewer: Viewer, input: z.input<typeof setPersonEnabledInput>) {
  requirePermission(viewer, 'person:manage');
  const { personId, enabled } = setPersonEnabledInput.parse(input);
  const at = now();
  return withTransaction(viewer, async (tx) => {
    const person = await loadManageablePerson(tx, personId);
    if (!enabled) {
      await requireAnotherAdmin(tx, person);
      await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: at } });
    }
    await tx.person.update({ where: { id: personId }, data: { disabledAt: enabled ? null : at } });
    await emitAudit(tx, viewer, {
      action: enabled ? 'person.enable' : 'person.disable',
      target: person.email,
      before: { enabled: person.disabledAt === null },
      after: { enabled },
    });
    return { id: personId, enabled };
  });
}
