import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/access/viewer';
import { openAccountsOf } from '@/lib/db/history/replay-lease';
import { getRun, type HistoryRunRow } from '@/lib/db/queries/history/list-runs';
import { countLivingWorkers } from '@/lib/db/scans/workers';
import { runReplay } from './run-replay';

const pollMs = 500;
const underWay = new Set(['queued', 'running']);

/**
 * What became of a requested re-evaluation of history. With `wait` it has ended: a living worker does it, else this
 * process does, account by account.
 */
export async function followReplay(
  viewer: Viewer,
  { runId, wait, stop }: { runId: string; wait: boolean; stop: AbortSignal },
): Promise<{ run: HistoryRunRow; hasWorker: boolean }> {
  const hasWorker = (await countLivingWorkers()) > 0;
  if (wait && !hasWorker) await runHere(runId, stop);
  let run = await getRun(viewer, { runId });
  while (wait && !stop.aborted && underWay.has(run.state)) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    run = await getRun(viewer, { runId });
  }
  return { run, hasWorker };
}

async function runHere(runId: string, stop: AbortSignal): Promise<void> {
  const owner = `command-${randomUUID()}`;
  for (const accountId of await openAccountsOf(runId)) {
    if (!stop.aborted) await runReplay({ runId, accountId, owner, stop });
  }
}
