import type { Task } from 'graphile-worker';
import { runReplay } from '@/lib/scan/run-replay';
import { taskPayloads } from '../catalog';
import type { WorkerIdentity } from '../worker-identity';

/** Judges the kept snapshots of one account again, as part of a re-evaluation of history. */
export function replayAccountTask(worker: WorkerIdentity): Task {
  return async (payload) => {
    const key = taskPayloads['replay-account'].parse(payload);
    await runReplay({ ...key, owner: worker.id, stop: worker.stop });
  };
}
