import { collectAccount } from '@/lib/aws/collect-account';
import { loadNewestSnapshot, loadOrganizationAt } from '@/lib/db/load-snapshot';
import { insertRunningScan } from '@/lib/db/scans/insert-running-scan';
import { loadScanTarget, type ScanTarget } from '@/lib/db/scans/load-scan-target';
import { recordScanFailed } from '@/lib/db/scans/progress';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import type { PreviousSnapshot } from '@/lib/posture/judge-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { judgeAndSave } from './run-scan';
import { toStageError } from './scan-error';

/** The owner of the scans of a history run. */
export const historyOwner = 'history';
/** On a slow or busy machine the first sweep of all accounts takes minutes, and must be whole. */
const deadlineSeconds = 1_800;

/** What a sweep of a lane's accounts brought. */
export interface LaneSweep {
  snapshots: number;
  /** Requests to AWS. */
  calls: number;
}

/** Some accounts that one process sweeps, since it keeps what it knows of them from sweep to sweep. */
export interface HistoryLane {
  accountIds: readonly string[];
  /**
   * Scans some of the lane's accounts side by side; those that were scanned at this time already are passed over. What
   * was collected is judged once `organizationSaved` has settled.
   */
  sweep: (
    accountIds: readonly string[],
    time: Date,
    organizationSaved?: Promise<unknown>,
  ) => Promise<LaneSweep>;
}

/** What the sweep before left of an account, with its organization where it may read that. */
interface Newest extends PreviousSnapshot {
  organization: OrganizationSnapshot | null;
}

interface LaneAccount {
  target: ScanTarget;
  newest: Newest | null;
}

/** A lane in this process, which goes on from the newest snapshots of its accounts. */
export async function openHistoryLane(accountIds: readonly string[]): Promise<HistoryLane> {
  const accounts = new Map<string, LaneAccount>();
  for (const accountId of accountIds) {
    accounts.set(accountId, {
      target: await loadScanTarget(accountId),
      newest: await loadNewest(accountId),
    });
  }
  return {
    accountIds,
    sweep: async (ids, time, organizationSaved = Promise.resolve()) => {
      const due = ids
        .flatMap((id) => accounts.get(id) ?? [])
        .filter(({ newest }) => !newest || newest.snapshot.takenAt < time.toISOString());
      const calls = await Promise.all(due.map((account) => sweepAccount(account, time, organizationSaved)));
      return { snapshots: calls.length, calls: calls.reduce((sum, count) => sum + count, 0) };
    },
  };
}

async function loadNewest(accountId: string): Promise<Newest | null> {
  const snapshot = await loadNewestSnapshot(accountId);
  if (!snapshot) return null;
  const organization = await loadOrganizationAt(accountId, new Date(snapshot.takenAt));
  return { snapshot, analysis: null, organization };
}

/** Returns the number of AWS calls. A sweep that fails as a whole leaves a failed scan and a gap, as it would in life. */
async function sweepAccount(
  account: LaneAccount,
  time: Date,
  organizationSaved: Promise<unknown>,
): Promise<number> {
  const { target, newest: previous } = account;
  const { accountId } = target;
  const scanId = await insertRunningScan({ accountId, owner: historyOwner, at: time });
  try {
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
      requestedBy: historyOwner,
      stages: stagesOf(target.settings),
      limits: 'off',
      deadlineSeconds,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    await organizationSaved;
    const scan = { id: scanId, owner: historyOwner };
    const { analysis } = await judgeAndSave({ target, collected, previous, scan });
    account.newest = { snapshot: collected.snapshot, analysis, organization: collected.organization };
    return collected.calls;
  } catch (error) {
    await recordScanFailed(
      { id: scanId, accountId, owner: historyOwner },
      { state: 'failed', error: toStageError(error), calls: 0, throttles: 0, at: time },
    );
    return 0;
  }
}
