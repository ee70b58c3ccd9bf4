import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { loadManageablePerson } from './load-manageable-person';

export const revokeSessionsInput = z.object({ personId: z.uuid() });

/** Signs a person out everywhere. Anyone may do so for themselves, an admin for everybody. */
export async function revokeSessions(viewer: Viewer, input: z.input<typeof revokeSessionsInput>) {
  const { personId } = revokeSessionsInput.parse(input);
  if (viewer.id !== personId) requirePermission(viewer, 'person:manage');
  return withTransaction(viewer, async (tx) => {
    const person = await loadManageablePerson(tx, personId);
    const { count } = await tx.session.updateMany({
      where: { personId, revokedAt: null },
      data: { revokedAt: now() },
    });
    await emitAudit(tx, viewer, {
      action: 'person.revoke-sessions',
      target: person.email,
      after: { sessions: count },
    });
    return { sessions: count };
  });
}
