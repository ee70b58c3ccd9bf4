import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/access/viewer';
import { analyzeEstate } from '@/lib/db/analysis/analyze-estate';
import { requestScan } from '@/lib/db/commands/scans/request-scan';
import { listManagementAccounts } from '@/lib/db/scans/list-management-accounts';
import { countLivingWorkers } from '@/lib/db/scans/workers';
import { getScan, type ScanDetail } from '@/lib/db/queries/scans/get-scan';
import { reEvaluateAccount } from './re-evaluate-account';
import { runScan } from './run-scan';

const pollMs = 500;
/** Accounts that a process without a worker scans at a time: limits are per account, so they do not disturb each other. */
const lanes = 4;
const under = new Set(['queued', 'running']);

export interface AccountScans {
  /** Scans in the order of the accounts. With `wait` they have ended. */
  scans: ScanDetail[];
  /** False when nobody is there to run what was queued. */
  hasWorker: boolean;
}

/**
 * Scans accounts now: management accounts first, since the others are judged by their organization. With a living
 * worker the scans are queued for it; without one and with `wait` they run in this process.
 */
export async function scanAccounts(
  viewer: Viewer,
  input: { accountIds: readonly string[]; wait: boolean; stop: AbortSignal },
): Promise<AccountScans> {
  const managementBefore = await listManagementAccounts();
  const order = [...input.accountIds].sort(
    (a, b) => Number(managementBefore.has(b)) - Number(managementBefore.has(a)),
  );
  const requested: { accountId: string; scanId: string }[] = [];
  for (const accountId of order) {
    const { scanId } = await requestScan(viewer, { accountId });
    requested.push({ accountId, scanId });
  }
  const hasWorker = (await countLivingWorkers()) > 0;
  if (input.wait) {
    if (!hasWorker) await runHere(requested, { management: managementBefore, stop: input.stop });
    await waitForAll(viewer, requested, input.stop);
    if (!hasWorker) {
      await judgeAnew(requested, managementBefore);
      await analyzeEstate();
    }
  }
  const byAccount = new Map(requested.map(({ accountId, scanId }) => [accountId, scanId]));
  const scans: ScanDetail[] = [];
  for (const accountId of input.accountIds) {
    scans.push(await getScan(viewer, { scanId: byAccount.get(accountId) ?? '' }));
  }
  return { scans, hasWorker };
}

type Requested = readonly { accountId: string; scanId: string }[];

async function runHere(
  requested: Requested,
  { management, stop }: { management: ReadonlySet<string>; stop: AbortSignal },
): Promise<void> {
  const owner = `command-${randomUUID()}`;
  const run = async ({ scanId }: { scanId: string }) => {
    if (!stop.aborted) await runScan({ scanId, owner, stop, retry: false });
  };
  for (const scan of requested.filter(({ accountId }) => management.has(accountId))) await run(scan);
  const rest = requested.filter(({ accountId }) => !management.has(accountId));
  let next = 0;
  const lane = async () => {
    for (let scan = rest[next++]; scan; scan = rest[next++]) await run(scan);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** An organization that became known in the middle changes what was judged before it: once more, without AWS. */
async function judgeAnew(requested: Requested, before: ReadonlySet<string>): Promise<void> {
  const after = await listManagementAccounts();
  if ([...after].every((id) => before.has(id))) return;
  for (const { accountId } of requested) await reEvaluateAccount(accountId);
}

async function waitForAll(viewer: Viewer, requested: Requested, stop: AbortSignal): Promise<void> {
  for (const { scanId } of requested) {
    while (!stop.aborted && under.has((await getScan(viewer, { scanId })).state)) {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}
