import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { loadManageablePerson, requireAnotherAdmin } from './load-manageable-person';
import { roleInput } from './person-input';

export const changePersonRoleInput = z.object({ personId: z.uuid(), role: roleInput });

/** Gives a person another role. It holds from their next request on. */
export async function changePersonRole(viewer: Viewer, input: z.input<typeof changePersonRoleInput>) {
  requirePermission(viewer, 'person:manage');
  const { personId, role } = changePersonRoleInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const person = await loadManageablePerson(tx, personId);
    if (role !== 'admin') await requireAnotherAdmin(tx, person);
    await tx.person.update({ where: { id: personId }, data: { role } });
    await emitAudit(tx, viewer, {
      action: 'person.change-role',
      target: person.email,
      before: { role: person.role },
      after: { role },
    });
    return { id: personId, role };
  });
}
