import type { Task } from 'graphile-worker';
import { runScan } from '@/lib/scan/run-scan';
import { taskPayloads } from '../catalog';
import type { WorkerIdentity } from '../worker-identity';

/** Runs one queued scan. A scan that another worker took, or that was cancelled meanwhile, is nothing to do. */
export function scanAccountTask(worker: WorkerIdentity): Task {
  return async (payload) => {
    const { scanId } = taskPayloads['scan-account'].parse(payload);
    await runScan({ scanId, owner: worker.id, stop: worker.stop });
  };
}
