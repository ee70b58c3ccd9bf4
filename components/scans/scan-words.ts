import type { ScanListRow } from '@/lib/db/queries/scans/list-scans';
import { formatDuration, formatPlural } from '@/lib/format';

/** Every state with its word, in the order of the filter. */
export const stateWords: Record<ScanListRow['state'], string> = {
  running: 'Running',
  queued: 'Queued',
  succeeded: 'Succeeded',
  partial: 'Partial',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
};

const triggers = {
  schedule: 'schedule',
  'command-line': 'command line',
  link: 'linking the account',
  person: 'a person',
};

/** What made a scan begin: a person by name. */
export function triggerWords({ trigger, requestedBy }: Pick<ScanListRow, 'trigger' | 'requestedBy'>): string {
  return trigger === 'person' && requestedBy ? requestedBy : triggers[trigger];
}

/** What a scan did to findings; null while it has brought nothing. */
export function outcomeWords({ outcome }: Pick<ScanListRow, 'outcome'>): string | null {
  if (!outcome) return null;
  const { opened, resolved } = outcome;
  if (opened === 0 && resolved === 0) return 'no change';
  return [opened > 0 ? `${opened} opened` : null, resolved > 0 ? `${resolved} resolved` : null]
    .filter(Boolean)
    .join(', ');
}

/** Whole seconds in words: nobody counts parts of one. */
export function durationWords(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  return seconds < 10 ? `${seconds} s` : formatDuration(seconds * 1000);
}

/** What went wrong, short; null when nothing did. */
export function problemWords(
  scan: Pick<ScanListRow, 'state' | 'error' | 'stagesFailed' | 'attempt' | 'cancelRequested'>,
): string | null {
  if (scan.error) return scan.error.message;
  if (scan.stagesFailed > 0) return `${formatPlural(scan.stagesFailed, 'stage')} could not be read whole`;
  if (scan.state === 'interrupted') return 'Its worker ended in the middle';
  if (scan.state === 'running' && scan.cancelRequested) return 'Stopping';
  return scan.attempt > 1 ? `Attempt ${scan.attempt}` : null;
}
