import { commandLineViewer } from '@/lib/access/viewer';
import { requestReplay } from '@/lib/db/commands/history/request-replay';
import type { HistoryRunRow } from '@/lib/db/queries/history/list-runs';
import { AppError, exitPartial } from '@/lib/errors';
import { followReplay } from '@/lib/scan/follow-replay';
import { accountOf, type CommonOptions } from '../options';
import { answer, answerJson, tell } from '../output';
import { stopOnSignals } from '../stop-on-signals';

export interface ReEvaluateOptions extends CommonOptions {
  from?: string;
  reason?: string;
  wait?: boolean;
}

/** `history re-evaluate`: exit 0 all accounts judged again, 1 none, 3 anything between. Without `--wait` it only queues. */
export async function historyReEvaluate(options: ReEvaluateOptions): Promise<number> {
  const { runId } = await requestReplay(commandLineViewer, {
    accountId: accountOf(options),
    from: dayOf(options.from),
    reason: options.reason,
  });
  const wait = options.wait ?? false;
  const { run, hasWorker } = await followReplay(commandLineViewer, { runId, wait, stop: stopOnSignals() });
  if (options.json) answerJson(run);
  else answer(sentenceOf(run));
  for (const { name, message, whatToDo } of run.failures) tell(`${name}: ${message} ${whatToDo}`.trim());
  if (wait) return exitOf(run);
  if (!hasWorker) tell('Queued. No worker is running: start Rolecall, or use --wait.');
  return 0;
}

function dayOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const day = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new AppError('invalid', `--from ${text} is not a time.`, 'Write it as 2026-03-04 (ISO 8601).');
}

function sentenceOf(run: HistoryRunRow): string {
  const { state, accounts, accountsDone, snapshots, snapshotsDone, oldest } = run;
  const reach = oldest ? `, back to ${oldest.toISOString()}` : '';
  return `Run ${run.id} ${state}: ${snapshotsDone} of ${snapshots} snapshots, ${accountsDone} of ${accounts} accounts${reach}.`;
}

function exitOf({ state, accountsDone }: HistoryRunRow): number {
  if (state === 'succeeded') return 0;
  return accountsDone > 0 ? exitPartial : 1;
}
