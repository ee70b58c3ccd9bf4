import { z } from 'zod';
import { can } from '@/lib/access/can';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { authorOf, insertFindingEvents } from '../../findings/insert-finding-events';
import { reconcileExceptions } from '../../findings/reconcile-exceptions';
import { findingOf, isAuthor, loadException } from './load-exception';

export const withdrawExceptionInput = z.object({ exceptionId: z.uuid() });

/**
 * Takes back a request, or ends an exception in force before its time: whoever asked for it may, and an admin. Its
 * findings are open again at once. Throws `forbidden` for others, `precondition` when it has ended already.
 */
export async function withdrawException(
  viewer: Viewer,
  input: z.input<typeof withdrawExceptionInput>,
): Promise<{ reopened: number }> {
  requirePermission(viewer, 'exception:request');
  const { exceptionId } = withdrawExceptionInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const exception = await loadException(tx, viewer, exceptionId);
    if (!isAuthor(viewer, exception) && !can(viewer, 'exception:decide')) {
      throw new AppError(
        'forbidden',
        'Somebody else asked for this exception.',
        `Ask ${exception.requestedBy}, or an admin.`,
      );
    }
    const at = now();
    const { state, expiresAt } = exception;
    if ((state !== 'requested' && state !== 'approved') || expiresAt <= at) {
      throw new AppError('precondition', 'The exception has ended already.', 'Load the register again.');
    }
    await tx.exception.update({ where: { id: exceptionId }, data: { state: 'withdrawn', endedAt: at } });
    if (state === 'requested' && exception.scopeKind === 'finding') {
      const finding = await findingOf(tx, exception);
      const { personId, by } = authorOf(viewer);
      const detail = { exceptionId, reason: 'withdrawn', by };
      await insertFindingEvents(
        tx,
        finding
          ? [
              {
                findingId: finding.id,
                accountId: finding.accountId,
                at,
                kind: 'exception-declined',
                detail,
                personId,
              },
            ]
          : [],
      );
    }
    const accountId = exception.accountId ?? undefined;
    const reopened = await reconcileExceptions(tx, { accountId, at, moment: at, by: viewer });
    await emitAudit(tx, viewer, {
      action: 'exception.withdraw',
      target: exceptionId,
      before: { state },
      after: { state: 'withdrawn', reopened },
    });
    return { reopened };
  });
}
