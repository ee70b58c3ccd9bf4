import { renewLease } from '@/lib/db/scans/lease';
import { log } from '@/lib/log';

const renewMs = 5_000;

export type StopReason = 'cancelled' | 'lost' | 'stopped';

export interface HeldLease {
  /** Aborted when the scan must end early; `reason` then says why. */
  signal: AbortSignal;
  reason: () => StopReason | null;
  release: () => void;
}

/**
 * Keeps a claimed scan's lease alive while it runs, and turns a cancel request, a take-over or the end of the
 * worker into an abort.
 */
export function holdLease(scan: { scanId: string; owner: string; stop: AbortSignal }): HeldLease {
  const controller = new AbortController();
  let reason: StopReason | null = null;
  const end = (why: StopReason) => {
    reason ??= why;
    controller.abort();
  };
  const onStop = () => end('stopped');
  if (scan.stop.aborted) onStop();
  scan.stop.addEventListener('abort', onStop, { once: true });
  const timer = setInterval(() => {
    renewLease(scan.scanId, scan.owner)
      .then((state) => state !== 'held' && end(state))
      .catch((error: unknown) =>
        log.warn({ scanId: scan.scanId, error: String(error) }, 'lease not renewed'),
      );
  }, renewMs);
  return {
    signal: controller.signal,
    reason: () => reason,
    release: () => {
      clearInterval(timer);
      scan.stop.removeEventListener('abort', onStop);
    },
  };
}
