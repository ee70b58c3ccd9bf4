import { collectAccount } from '@/lib/aws/collect-account';
import { loadNewestSnapshot, loadOrganizationAt } from '@/lib/db/load-snapshot';
import { insertRunningScan, interruptScansOf } from '@/lib/db/scans/insert-running-scan';
import { loadScanTarget, type ScanTarget } from '@/lib/db/scans/load-scan-target';
import { recordScanFailed } from '@/lib/db/scans/progress';
import { stageNames } from '@/lib/snapshot/stage';
import type { PreviousSnapshot } from '@/lib/posture/judge-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { judgeAndSave } from './run-scan';
import { toStageError } from './scan-error';

export interface HistoryRun {
  accountIds: string[];
  /** Sweep times, oldest first. */
  times: Date[];
  /** Moves the simulated AWS to a time; called before each sweep. */
  moveClock: (to: Date) => Promise<void>;
  onSweep: (done: number, total: number) => void;
}

export interface HistoryResult {
  sweeps: number;
  snapshots: number;
  calls: number;
  seconds: number;
}

const owner = 'history';
/** On a slow or busy machine the first sweep of all accounts takes minutes, and must be whole. */
const deadlineSeconds = 1_800;

/**
 * Collects months of history from a simulated AWS whose clock can be moved: at each time every account is scanned
 * through the ordinary collector, judgement and save. Management accounts go first, so that each sweep judges by the
 * organization of its own day. Sweeps that were already taken are skipped, so an interrupted run goes on.
 */
export async function collectHistory(run: HistoryRun): Promise<HistoryResult> {
  const started = performance.now();
  await interruptScansOf(owner);
  const newest = new Map<string, Newest>();
  const targets = new Map<string, ScanTarget>();
  for (const accountId of run.accountIds) {
    const snapshot = await loadNewestSnapshot(accountId);
    if (snapshot) {
      const organization = await loadOrganizationAt(accountId, new Date(snapshot.takenAt));
      newest.set(accountId, { snapshot, analysis: null, organization });
    }
    targets.set(accountId, await loadScanTarget(accountId));
  }
  const result: HistoryResult = { sweeps: 0, snapshots: 0, calls: 0, seconds: 0 };
  for (const [index, time] of run.times.entries()) {
    const [first, ...others] = run.accountIds.filter((id) => isDue(newest.get(id), time));
    if (first) {
      await run.moveClock(time);
      const sweep = (accountId: string) => sweepAccount({ accountId, time, newest, targets });
      const calls = [await sweep(first), ...(await Promise.all(others.map(sweep)))];
      result.sweeps += 1;
      result.snapshots += calls.length;
      result.calls += calls.reduce((sum, count) => sum + count, 0);
    }
    run.onSweep(index + 1, run.times.length);
  }
  result.seconds = (performance.now() - started) / 1_000;
  return result;
}

function isDue(newest: Newest | undefined, time: Date): boolean {
  return newest === undefined || newest.snapshot.takenAt < time.toISOString();
}

/** What the sweep before left of an account, with its organization where it may read that. */
interface Newest extends PreviousSnapshot {
  organization: OrganizationSnapshot | null;
}

interface AccountSweep {
  accountId: string;
  time: Date;
  newest: Map<string, Newest>;
  targets: Map<string, ScanTarget>;
}

/** Returns the number of AWS calls. A sweep that fails as a whole leaves a failed scan and a gap, as it would in life. */
async function sweepAccount(sweep: AccountSweep): Promise<number> {
  const { accountId, time, newest, targets } = sweep;
  const target = targets.get(accountId);
  if (!target) return 0;
  const scanId = await insertRunningScan({ accountId, owner, at: time });
  try {
    const previous = newest.get(accountId) ?? null;
    const collected = await collectAccount({
      link: {
        accountId,
        partition: target.partition,
        roleArn: target.roleArn ?? '',
        externalId: target.externalId,
      },
      takenAt: time.toISOString(),
      previous: previous?.snapshot ?? null,
      previousOrganization: previous?.organization ?? null,
      requestedBy: owner,
      stages: new Set(stageNames),
      limits: 'off',
      deadlineSeconds,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const { analysis } = await judgeAndSave({ target, collected, previous, scan: { id: scanId, owner } });
    newest.set(accountId, { snapshot: collected.snapshot, analysis, organization: collected.organization });
    return collected.calls;
  } catch (error) {
    await recordScanFailed(
      { id: scanId, accountId, owner },
      { state: 'failed', error: toStageError(error), calls: 0, throttles: 0, at: time },
    );
    return 0;
  }
}
