import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { settleRun } from '../../history/replay-lease';

export const cancelReplayInput = z.object({ runId: z.uuid() });

/**
 * Cancels a re-evaluation of history. Accounts that wait are left out at once, one that runs stops within some seconds
 * and keeps the verdicts it had; those that are done stay done. Throws `precondition` for a run that has ended.
 */
export async function cancelReplay(viewer: Viewer, input: z.input<typeof cancelReplayInput>) {
  requirePermission(viewer, 'history:replay');
  const { runId } = cancelReplayInput.parse(input);
  const at = now();
  return withTransaction(viewer, async (tx) => {
    await tx.$executeRaw`select 1 from "HistoryRun" where id = ${runId}::uuid for update`;
    const run = await tx.historyRun.findUnique({ where: { id: runId } });
    if (!run) throw new AppError('not-found', 'There is no such run.', 'Go back to the list of runs.');
    if (run.state !== 'queued' && run.state !== 'running') {
      throw new AppError('precondition', 'This run has ended already.', 'Nothing was changed.');
    }
    await tx.historyRun.update({ where: { id: runId }, data: { cancelRequestedAt: at } });
    await tx.historyRunAccount.updateMany({
      where: { runId, state: 'queued' },
      data: { state: 'cancelled', endedAt: at },
    });
    await settleRun(runId);
    await emitAudit(tx, viewer, {
      action: 'history.cancel',
      target: run.accountId ?? 'estate',
      after: { runId },
    });
    const { state } = await tx.historyRun.findUniqueOrThrow({
      where: { id: runId },
      select: { state: true },
    });
    return { runId, state: state === 'running' ? 'stopping' : state };
  });
}
