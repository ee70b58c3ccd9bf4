import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { catalogueVersion } from '@/lib/posture/catalogue-version';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { historyReach } from '../../history/history-reach';
import { enqueueReplay } from '../../history/replay-lease';
import { accountIdInput } from '../accounts/account-input';
import { requireAccount } from '../accounts/require-account';

export const requestReplayInput = z.object({
  /** Absent or null: the whole estate. */
  accountId: accountIdInput.nullish(),
  /** Absent or null: as far back as every day is kept. */
  from: z.date().nullish(),
  /** What changed, for those who read the charts later. */
  reason: z.string().trim().max(300, 'At most 300 characters.').nullish(),
});

/**
 * Queues the re-evaluation of history: the kept snapshots of the estate, or of one account, are judged again by the
 * settings and checks of today. One job for each account, in the same transaction. Throws `conflict` while a run is
 * under way, `invalid` for a date to come, `precondition` when no snapshot is kept since then.
 */
export async function requestReplay(viewer: Viewer, input: z.input<typeof requestReplayInput>) {
  requirePermission(viewer, 'history:replay');
  const { accountId, from: asked, reason } = requestReplayInput.parse(input);
  const at = now();
  if (asked && asked > at) {
    throw new AppError('invalid', 'The first day is in the future.', 'Choose today or a day before.', {
      field: 'from',
    });
  }
  return withTransaction(viewer, async (tx) => {
    if (accountId) await requireAccount(tx, viewer, accountId);
    await requireNoneUnderWay(tx);
    const from = asked ?? (await historyReach(at));
    const accounts = await accountsSince(tx, viewer, { accountId: accountId ?? null, from });
    const run = await tx.historyRun.create({
      data: {
        state: 'queued',
        accountId: accountId ?? null,
        from,
        reason: reason || null,
        trigger: viewer.kind === 'person' ? 'person' : 'command-line',
        requestedBy: viewer.name,
        catalogueVersion,
        queuedAt: at,
        accounts: { createMany: { data: accounts.map((each) => ({ ...each, state: 'queued' })) } },
      },
    });
    for (const [position, each] of accounts.entries()) {
      await enqueueReplay(tx, { runId: run.id, accountId: each.accountId }, position);
    }
    const snapshots = accounts.reduce((sum, each) => sum + each.snapshots, 0);
    await emitAudit(tx, viewer, {
      action: 'history.replay',
      target: accountId ?? 'estate',
      after: { runId: run.id, from: from.toISOString(), accounts: accounts.length, snapshots, reason },
    });
    return { runId: run.id, accounts: accounts.length, snapshots };
  });
}

/** Two that ask at once: the second waits for the first here, then sees its run. */
async function requireNoneUnderWay(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rolecall history run'))`;
  const underWay = await tx.historyRun.findFirst({ where: { state: { in: ['queued', 'running'] } } });
  if (!underWay) return;
  throw new AppError(
    'conflict',
    'History is being re-evaluated already.',
    'Wait until that run has ended, or cancel it.',
    { runId: underWay.id },
  );
}

/** The accounts that have snapshots since then, those with most first, so that none is left to run alone at the end. */
async function accountsSince(
  tx: Db,
  viewer: Viewer,
  { accountId, from }: { accountId: string | null; from: Date },
): Promise<{ accountId: string; snapshots: number }[]> {
  const { scope } = viewer;
  const counts = await tx.snapshot.groupBy({
    by: ['accountId'],
    where: {
      takenAt: { gte: from },
      account: {
        removedAt: null,
        ...(accountId && { id: accountId }),
        ...(!accountId && scope.kind === 'accounts' && { id: { in: [...scope.accountIds] } }),
      },
    },
    _count: true,
  });
  if (counts.length === 0) {
    throw new AppError(
      'precondition',
      `No snapshot is kept since ${from.toISOString().slice(0, 10)}.`,
      'Choose an earlier day.',
    );
  }
  return counts
    .map((each) => ({ accountId: each.accountId, snapshots: each._count }))
    .sort((a, b) => b.snapshots - a.snapshots || (a.accountId < b.accountId ? -1 : 1));
}
