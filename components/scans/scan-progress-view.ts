import type { ScanDetail } from '@/lib/db/queries/scans/get-scan';
import { stageTitle } from '@/components/shared/stage-words';

/** What the page of a running scan shows and asks for again and again. */
export interface ScanProgress {
  state: ScanDetail['state'];
  stagesDone: number;
  stages: number;
  /** The stage that runs, in words. */
  stage: string | null;
  done: number;
  /** Null: it is not known how much there is. */
  total: number | null;
  calls: number;
  throttles: number;
  /** Scans that wait or run before this one. */
  ahead: number;
  stopping: boolean;
}

type Told = Pick<
  ScanDetail,
  'state' | 'stagesDone' | 'stagesOn' | 'progress' | 'calls' | 'throttles' | 'ahead' | 'cancelRequested'
>;

export function toScanProgress(scan: Told): ScanProgress {
  const { progress } = scan;
  return {
    state: scan.state,
    stagesDone: scan.stagesDone,
    stages: scan.stagesOn,
    stage: progress?.stage ? stageTitle(progress.stage) : null,
    done: progress?.done ?? 0,
    total: progress?.total ?? null,
    calls: scan.calls,
    throttles: scan.throttles,
    ahead: scan.ahead,
    stopping: scan.cancelRequested,
  };
}

/** Whether it still waits or runs. */
export function isUnderWay(state: ScanDetail['state']): boolean {
  return state === 'queued' || state === 'running';
}

/** The share that is done, as stages and a part of one. */
export function shareOf({ stagesDone, stages, done, total }: ScanProgress): { value: number; max: number } {
  const part = total && total > 0 ? Math.min(done / total, 1) : 0;
  return { value: Math.min(stagesDone + part, stages), max: stages };
}

/** Where a scan stands, in a sentence. */
export function progressSentence(progress: ScanProgress): string {
  const { state, stopping, ahead, stage, done, total, stagesDone, stages } = progress;
  if (state === 'queued') return ahead > 0 ? `Waits; ${ahead} before it.` : 'Waits for a worker.';
  if (stopping) return 'Stopping; this takes some seconds.';
  const where = `${stagesDone} of ${stages} stages done`;
  if (!stage) return `${where}.`;
  return total === null ? `${where}. ${stage}: working.` : `${where}. ${stage}: ${done} of ${total}.`;
}
