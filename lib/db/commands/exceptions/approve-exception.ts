import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { authorOf } from '../../findings/insert-finding-events';
import { mayApproveOwn } from '../../queries/exceptions/may-approve-own';
import { reconcileExceptions } from '../../findings/reconcile-exceptions';
import {
  findingOf,
  isAuthor,
  loadException,
  requireUndecided,
  type ExceptionToDecide,
} from './load-exception';

export const approveExceptionInput = z.object({ exceptionId: z.uuid() });

export interface ApprovedException {
  /** Findings that it took in. */
  excepted: number;
  /** Whoever asked for it approved it, being the only admin: the register says so. */
  selfApproved: boolean;
}

/**
 * Puts a requested exception in force. Throws `forbidden` for whoever asked for it unless no other admin is there, and
 * for tokens, `precondition` when it is decided already, has run out, or when its finding's evidence is another by now.
 */
export async function approveException(
  viewer: Viewer,
  input: z.input<typeof approveExceptionInput>,
): Promise<ApprovedException> {
  requirePermission(viewer, 'exception:decide');
  const { exceptionId } = approveExceptionInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const exception = await loadException(tx, viewer, exceptionId);
    const at = now();
    requireUndecided(exception, at);
    await requireApprover(viewer, exception);
    if (exception.scopeKind === 'finding') await requireSameEvidence(tx, exception);
    const { personId: decidedById, by: decidedBy } = authorOf(viewer);
    await tx.exception.update({
      where: { id: exceptionId },
      data: { state: 'approved', decidedBy, decidedById, decidedAt: at },
    });
    const accountId = exception.accountId ?? undefined;
    const excepted = await reconcileExceptions(tx, { accountId, at, moment: at, by: viewer });
    const selfApproved = isAuthor(viewer, exception);
    await emitAudit(tx, viewer, {
      action: 'exception.approve',
      target: exceptionId,
      before: { state: exception.state },
      after: { state: 'approved', excepted, selfApproved },
    });
    return { excepted, selfApproved };
  });
}

async function requireApprover(viewer: Viewer, exception: ExceptionToDecide): Promise<void> {
  if (viewer.kind === 'token') {
    throw new AppError('forbidden', 'A token approves no exception.', 'A person has to, at the register.');
  }
  if (!isAuthor(viewer, exception)) return;
  if (await mayApproveOwn(viewer)) return;
  throw new AppError(
    'forbidden',
    'Whoever asks for an exception does not approve it.',
    'Another admin has to approve it.',
  );
}

async function requireSameEvidence(tx: Db, exception: ExceptionToDecide): Promise<void> {
  const finding = await findingOf(tx, exception);
  if (finding?.state === 'open' && finding.evidenceHash === exception.evidenceHash) return;
  throw new AppError(
    'precondition',
    finding?.state === 'open'
      ? 'The evidence is not what the exception was asked for any more.'
      : 'The finding is resolved: there is nothing to except.',
    'Reject it; it can be asked for again.',
  );
}
