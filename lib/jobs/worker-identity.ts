import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** One worker process: the owner of the leases it takes. */
export interface WorkerIdentity {
  id: string;
  host: string;
  /** Aborted when the process is asked to stop: scans under way go back to the queue. */
  stop: AbortSignal;
}

/** A fresh identity; a restarted process is another worker. */
export function createWorkerIdentity(stop: AbortSignal): WorkerIdentity {
  return { id: `worker-${randomUUID()}`, host: hostname(), stop };
}
