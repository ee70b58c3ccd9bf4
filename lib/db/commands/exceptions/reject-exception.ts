import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { authorOf, insertFindingEvents } from '../../findings/insert-finding-events';
import { findingOf, loadException, requireUndecided } from './load-exception';

export const rejectExceptionInput = z.object({
  exceptionId: z.uuid(),
  note: z.string().trim().max(2_000, 'At most 2,000 characters.').optional(),
});

/** Refuses a requested exception, with a note for the history. Throws `precondition` when it is decided already. */
export async function rejectException(
  viewer: Viewer,
  input: z.input<typeof rejectExceptionInput>,
): Promise<{ id: string }> {
  requirePermission(viewer, 'exception:decide');
  const { exceptionId, note = null } = rejectExceptionInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const exception = await loadException(tx, viewer, exceptionId);
    const at = now();
    requireUndecided(exception, at);
    const { personId, by } = authorOf(viewer);
    await tx.exception.update({
      where: { id: exceptionId },
      data: { state: 'rejected', decidedBy: by, decidedById: personId, decidedAt: at, endedAt: at },
    });
    const finding = exception.scopeKind === 'finding' ? await findingOf(tx, exception) : null;
    if (finding) {
      const detail = { exceptionId, reason: 'rejected', note, by };
      const event = { findingId: finding.id, accountId: finding.accountId, at, detail, personId };
      await insertFindingEvents(tx, [{ ...event, kind: 'exception-declined' }]);
    }
    await emitAudit(tx, viewer, {
      action: 'exception.reject',
      target: exceptionId,
      before: { state: exception.state },
      after: { state: 'rejected', note },
    });
    return { id: exceptionId };
  });
}
