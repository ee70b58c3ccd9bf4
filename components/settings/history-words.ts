import type { HistoryRunRow } from '@/lib/db/queries/history/list-runs';
import { formatPlural } from '@/lib/format';

export const runStateWords: Record<HistoryRunRow['state'], string> = {
  queued: 'Queued',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Whether it still waits or runs. */
export function isUnderWay(state: HistoryRunRow['state']): boolean {
  return state === 'queued' || state === 'running';
}

type Told = Pick<HistoryRunRow, 'state' | 'cancelRequested' | 'accounts' | 'accountsDone' | 'current'>;

/** Where a run stands, in a sentence. */
export function runSentence({ state, cancelRequested, accounts, accountsDone, current }: Told): string {
  if (cancelRequested) return 'Stopping; this takes some seconds.';
  if (state === 'queued') return 'Waits for a worker.';
  const where = `${accountsDone} of ${formatPlural(accounts, 'account')} done.`;
  return current.length > 0 ? `${where} Now ${current.join(' and ')}.` : where;
}

/** What a run was asked to reach. */
export function runScope({
  accountId,
  accountName,
}: Pick<HistoryRunRow, 'accountId' | 'accountName'>): string {
  return accountId === null ? 'Whole estate' : (accountName ?? accountId);
}

/** What came of an ended run, where it is not simply done; null else. */
export function runProblem({
  state,
  accounts,
  accountsDone,
  failures,
}: Pick<HistoryRunRow, 'state' | 'accounts' | 'accountsDone' | 'failures'>): string | null {
  if (state === 'cancelled') {
    return `${formatPlural(accounts - accountsDone, 'account keeps', 'accounts keep')} the verdicts of before.`;
  }
  if (failures.length === 0) return null;
  const told = failures.map(({ name, message, whatToDo }) =>
    [`${name}: ${message}`, whatToDo].join(' ').trim(),
  );
  return `${formatPlural(failures.length, 'account keeps', 'accounts keep')} the verdicts of before. ${told.join(' ')}`;
}
