import { commandLineViewer } from '@/lib/access/viewer';
import { listAccounts } from '@/lib/db/queries/accounts/list-accounts';
import type { ScanDetail } from '@/lib/db/queries/scans/get-scan';
import { AppError, exitPartial } from '@/lib/errors';
import { scanAccounts } from '@/lib/scan/scan-accounts';
import { accountOf, type CommonOptions } from '../options';
import { answer, answerJson, tell } from '../output';
import { stopOnSignals } from '../stop-on-signals';
import { textTable } from '../text-table';

export interface ScanOptions extends CommonOptions {
  all?: boolean;
  wait?: boolean;
}

/** `scan`: exit 0 all succeeded, 1 all failed, 3 anything between. Without `--wait` it only queues. */
export async function scan(options: ScanOptions): Promise<number> {
  const accountIds = await accountsToScan(options);
  const wait = options.wait ?? false;
  const { scans, hasWorker } = await scanAccounts(commandLineViewer, {
    accountIds,
    wait,
    stop: stopOnSignals(),
  });
  if (options.json) answerJson({ scans: scans.map(toReported) });
  else answer(scanTable(scans));
  if (wait) return exitOf(scans);
  if (!hasWorker) tell('Queued. No worker is running: start Rolecall, or scan with --wait.');
  return 0;
}

async function accountsToScan(options: ScanOptions): Promise<string[]> {
  const accountId = accountOf(options);
  if (accountId) return [accountId];
  if (!options.all) {
    throw new AppError('invalid', 'Which accounts?', 'Give --account ID, or --all.');
  }
  const { rows } = await listAccounts(commandLineViewer, { at: { kind: 'now' }, size: 10_000 });
  const linked = rows.filter((row) => row.source === 'linked' && row.status !== 'disabled');
  if (linked.length > 0) return linked.map((row) => row.id);
  throw new AppError('precondition', 'No account is linked yet.', 'Link one with: account link');
}

function exitOf(scans: readonly ScanDetail[]): number {
  if (scans.every((each) => each.state === 'succeeded')) return 0;
  return scans.some((each) => each.state === 'succeeded' || each.state === 'partial') ? exitPartial : 1;
}

function toReported(each: ScanDetail) {
  const { id, accountId, accountName, state, startedAt, endedAt, calls, throttles, error, outcome, stages } =
    each;
  return {
    scanId: id,
    accountId,
    name: accountName,
    state,
    startedAt,
    endedAt,
    calls,
    throttles,
    error,
    outcome,
    stages,
  };
}

function scanTable(scans: readonly ScanDetail[]): string {
  return textTable(scans, [
    { title: 'Account', cell: (row) => row.accountId },
    { title: 'Name', cell: (row) => row.accountName },
    { title: 'State', cell: (row) => row.state },
    { title: 'Seconds', cell: (row) => row.seconds, align: 'right' },
    { title: 'Calls', cell: (row) => row.calls, align: 'right' },
    { title: 'Problem', cell: (row) => problemOf(row) },
  ]);
}

function problemOf({ error, stages }: ScanDetail): string {
  if (error) return `${error.message} ${error.whatToDo}`.trim();
  return stages
    .filter((stage) => stage.state === 'failed' || stage.state === 'partial')
    .map((stage) => `${stage.name}: ${stage.error?.message ?? stage.reason ?? stage.state}`)
    .join(' ');
}
