import {
  abandonReplay,
  claimReplay,
  endReplay,
  renewReplay,
  requeueReplay,
  settleRun,
  type ReplayKey,
} from '@/lib/db/history/replay-lease';
import { replay } from '@/lib/db/replay';
import { isAppError, toAppError } from '@/lib/errors';
import { log } from '@/lib/log';

const renewMs = 2_000;

export interface ReplayRun extends ReplayKey {
  owner: string;
  /** Aborted when the worker is asked to stop. */
  stop: AbortSignal;
}

export type ReplayEnd = 'succeeded' | 'failed' | 'cancelled' | 'requeued' | 'not-ours';

/**
 * Re-evaluates the history of one account as part of a run, from claim to visible result. Expected failures are told by
 * the account's row of the run; only a broken database makes it throw.
 */
export async function runReplay(run: ReplayRun): Promise<ReplayEnd> {
  const key = { runId: run.runId, accountId: run.accountId };
  const { owner } = run;
  const claimed = await claimReplay(key, owner);
  if (!claimed) return 'not-ours';
  const held = holdReplay(run);
  try {
    await replay(run.accountId, claimed.from ?? new Date(0), {
      signal: held.signal,
      onSnapshot: held.onSnapshot,
      finish: (tx, { snapshots, oldest }) => endReplay(tx, key, { owner, snapshots, oldest }),
    });
    return 'succeeded';
  } catch (error) {
    return await endEarly(run, held.reason(), error);
  } finally {
    held.release();
    await settleRun(run.runId);
  }
}

type StopReason = 'cancelled' | 'lost' | 'stopped';

/**
 * Keeps the claim alive and the progress known while the account is rebuilt in its one transaction, beside it: a
 * transaction's own writes are seen by nobody until it ends.
 */
function holdReplay(run: ReplayRun) {
  const controller = new AbortController();
  let reason: StopReason | null = null;
  let done = 0;
  const end = (why: StopReason) => {
    reason ??= why;
    controller.abort();
  };
  const onStop = () => end('stopped');
  if (run.stop.aborted) onStop();
  run.stop.addEventListener('abort', onStop, { once: true });
  const timer = setInterval(() => {
    renewReplay(run, { owner: run.owner, done })
      .then((state) => state !== 'held' && end(state))
      .catch((error: unknown) => log.warn({ runId: run.runId, error: String(error) }, 'claim not renewed'));
  }, renewMs);
  return {
    signal: controller.signal,
    reason: () => reason,
    onSnapshot: (count: number) => {
      done = count;
    },
    release: () => {
      clearInterval(timer);
      run.stop.removeEventListener('abort', onStop);
    },
  };
}

async function endEarly(run: ReplayRun, reason: StopReason | null, error: unknown): Promise<ReplayEnd> {
  const { runId, owner } = run;
  if (reason === 'lost') return 'not-ours';
  if (reason === 'stopped') {
    await requeueReplay(run, owner);
    return 'requeued';
  }
  if (reason === 'cancelled') {
    await abandonReplay(run, { owner, state: 'cancelled', error: null });
    return 'cancelled';
  }
  const { code, message, whatToDo } = toAppError(error);
  if (!isAppError(error)) log.error({ runId, err: error }, 'an account could not be re-evaluated');
  const known = isAppError(error)
    ? message
    : 'The account could not be judged again, by a fault in Rolecall.';
  await abandonReplay(run, { owner, state: 'failed', error: { code, message: known, whatToDo } });
  return 'failed';
}
