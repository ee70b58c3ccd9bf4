import type { CollectProgress } from '@/lib/aws/types';
import { recordProgress, recordStageEnded, recordStageStarted } from '@/lib/db/scans/progress';
import { log } from '@/lib/log';
import type { StageName } from '@/lib/snapshot/stage';

const writeEveryMs = 1_000;

export interface ProgressRecorder {
  onProgress: (event: CollectProgress) => void;
  /** Waits for what is still being written. */
  flush: () => Promise<void>;
}

/** Writes a scan's progress where pages see it: stages at once, counts at most once a second. */
export function progressRecorder(scanId: string): ProgressRecorder {
  const state = {
    stage: null as StageName | null,
    done: 0,
    total: null as number | null,
    calls: 0,
    throttles: 0,
  };
  let chain: Promise<void> = Promise.resolve();
  let written = 0;
  const write = (action: () => Promise<void>) => {
    chain = chain.then(action).catch((error: unknown) => {
      log.warn({ scanId, error: String(error) }, 'progress not written');
    });
  };
  const writeCounts = () => {
    const at = performance.now();
    if (at - written < writeEveryMs) return;
    written = at;
    const snapshot = { ...state };
    write(() => recordProgress(scanId, snapshot));
  };
  const onProgress = (event: CollectProgress) => {
    switch (event.kind) {
      case 'stage-started':
        Object.assign(state, { stage: event.stage, done: 0, total: null });
        write(() => recordStageStarted(scanId, event.stage));
        break;
      case 'stage-progress':
        Object.assign(state, { stage: event.stage, done: event.done, total: event.total });
        break;
      case 'stage-ended':
        write(() => recordStageEnded(scanId, event.outcome));
        break;
      case 'calls':
        Object.assign(state, { calls: event.calls, throttles: event.throttles });
        break;
    }
    writeCounts();
  };
  return { onProgress, flush: () => chain };
}
