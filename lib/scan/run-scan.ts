import { collectAccount } from '@/lib/aws/collect-account';
import type { AccountLink, Collected, RateLimits } from '@/lib/aws/types';
import { now, realNow } from '@/lib/clock';
import { loadNewestSnapshot, loadOrganizationAt } from '@/lib/db/load-snapshot';
import { loadSurroundings } from '@/lib/db/load-surroundings';
import { saveSnapshot, type SavedSnapshot } from '@/lib/db/save-snapshot';
import { claimScan, maxAttempts, requeueScan, type ClaimedScan } from '@/lib/db/scans/lease';
import { loadScanTarget, settingsStamp, type ScanTarget } from '@/lib/db/scans/load-scan-target';
import { recordScanFailed } from '@/lib/db/scans/progress';
import { isAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import type { Settings } from '@/lib/posture/settings/resolve-settings';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { judgeSnapshot, type PreviousSnapshot } from '@/lib/posture/judge-snapshot';
import type { Analysis } from '@/lib/posture/analysis';
import { progressRecorder } from './record-progress';
import { holdLease, type HeldLease } from './scan-lease';
import { isTransient, toStageError } from './scan-error';

/** A scan that takes longer is ended; its stages so far are lost, so this is generous. */
const deadlineSeconds = 3_600;

export interface ScanRun {
  scanId: string;
  owner: string;
  /** Aborted when the worker is asked to stop. */
  stop: AbortSignal;
  /** False: a failure that may pass ends the scan all the same, since somebody waits for the answer. */
  retry?: boolean;
}

export type ScanEnd = 'succeeded' | 'partial' | 'failed' | 'cancelled' | 'requeued' | 'not-ours';

/**
 * One scan from claim to visible result: collect, judge, save in one transaction. Returns how it ended; expected
 * failures are told by the scan's own row, so only a broken database makes it throw.
 */
export async function runScan(run: ScanRun): Promise<ScanEnd> {
  const scan = await claimScan(run.scanId, run.owner);
  if (!scan) return 'not-ours';
  const lease = holdLease(run);
  const progress = progressRecorder(scan.id);
  const spent = { calls: 0, throttles: 0 };
  try {
    const target = await loadScanTarget(scan.accountId);
    const takenAt = laterThan(target.lastSnapshotAt);
    const previous = await loadNewestSnapshot(scan.accountId, takenAt);
    const collected = await collectAccount({
      link: linkOf(target),
      takenAt: takenAt.toISOString(),
      previous,
      // Who asks for a scan wants to see what was just changed: only the schedule builds on what the last scan knew.
      previousOrganization:
        scan.trigger === 'schedule' ? await loadOrganizationAt(scan.accountId, takenAt) : null,
      requestedBy: scan.requestedBy ?? scan.trigger,
      stages: stagesOf(target.settings),
      limits: limitsOf(target.settings),
      deadlineSeconds,
      signal: lease.signal,
      onProgress: (event) => {
        if (event.kind === 'calls') Object.assign(spent, { calls: event.calls, throttles: event.throttles });
        progress.onProgress(event);
      },
    });
    await progress.flush();
    await judgeAndSave({
      target,
      collected,
      previous: previous && { snapshot: previous, analysis: null },
      scan: { id: scan.id, owner: run.owner },
    });
    return collected.stages.some((stage) => stage.state === 'failed' || stage.state === 'partial')
      ? 'partial'
      : 'succeeded';
  } catch (error) {
    await progress.flush();
    return await endEarly({ scan, run, lease, error, spent });
  } finally {
    lease.release();
  }
}

/** Now, or just after the newest snapshot: the clock of the worker that took that one may be ahead of ours. */
function laterThan(newest: Date | null): Date {
  return new Date(Math.max(now().getTime(), newest ? newest.getTime() + 1 : 0));
}

export interface CollectedScan {
  target: ScanTarget;
  collected: Collected;
  previous: PreviousSnapshot | null;
  scan: { id: string; owner: string } | null;
}

export interface JudgedAndSaved {
  saved: SavedSnapshot;
  analysis: Analysis;
}

/** Judges what was collected and makes it visible. */
export async function judgeAndSave(input: CollectedScan): Promise<JudgedAndSaved> {
  const { target, collected, previous } = input;
  const { snapshot } = collected;
  const told = authoritative(target, collected.organization);
  const surroundings = await loadSurroundings({ snapshot, ...target, organization: told });
  const judged = judgeSnapshot({ snapshot, surroundings, before: previous, settings: target.settings });
  const saved = await saveSnapshot({
    snapshot,
    organization: told,
    evaluation: judged.evaluation,
    projection: judged.projection,
    changes: judged.changes,
    scan: input.scan,
    stages: collected.stages,
    fileHash: null,
    settingsHash: settingsStamp(target.settings),
  });
  return { saved, analysis: judged.analysis };
}

/** A delegated account sees less of its organization than the management account: where that is linked, it alone counts. */
function authoritative(
  target: ScanTarget,
  organization: OrganizationSnapshot | null,
): OrganizationSnapshot | null {
  if (!organization || organization.managementAccountId === target.accountId) return organization;
  return target.linkedAccountIds.has(organization.managementAccountId) ? null : organization;
}

function linkOf(target: ScanTarget): AccountLink {
  return {
    accountId: target.accountId,
    partition: target.partition,
    roleArn: target.roleArn ?? '',
    externalId: target.externalId,
  };
}

/** Our own limits towards AWS, from the settings; other families are held at the IAM rate (aws-data 8). */
export function limitsOf(settings: Settings): RateLimits {
  const perSecond = settings.iamRequestsPerSecond;
  const burst = settings.iamBurst;
  return {
    iam: { perSecond, burst },
    lastAccessed: { perSecond: perSecond * 0.4, burst },
    other: { perSecond, burst },
  };
}

async function endEarly(end: {
  scan: ClaimedScan;
  run: ScanRun;
  lease: HeldLease;
  error: unknown;
  spent: { calls: number; throttles: number };
}): Promise<ScanEnd> {
  const { scan, error, spent } = end;
  const { owner, retry = true } = end.run;
  const reason = end.lease.reason();
  if (reason === 'lost') return 'not-ours';
  if (reason === 'stopped') {
    await requeueScan(scan.id, null, null);
    return 'requeued';
  }
  if (reason === 'cancelled') {
    await recordScanFailed(
      { id: scan.id, accountId: scan.accountId, owner },
      { state: 'cancelled', error: null, ...spent },
    );
    return 'cancelled';
  }
  const stageError = toStageError(error);
  if (!isAppError(error)) log.error({ scanId: scan.id, err: error }, 'scan failed unexpectedly');
  if (retry && isTransient(stageError) && scan.attempt < maxAttempts) {
    const waitMs = 60_000 * 5 ** (scan.attempt - 1);
    await requeueScan(scan.id, new Date(realNow().getTime() + waitMs), stageError);
    return 'requeued';
  }
  await recordScanFailed(
    { id: scan.id, accountId: scan.accountId, owner },
    { state: 'failed', error: stageError, ...spent },
  );
  return 'failed';
}
