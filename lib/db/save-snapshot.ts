import type { Change, Evaluation } from '@/lib/posture/types';
import type { Projection } from '@/lib/posture/projection/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { StageOutcome } from '@/lib/snapshot/stage';
import { AppError } from '@/lib/errors';
import { enqueueAnalysis } from './analysis/enqueue-analysis';
import { applySnapshot } from './apply-snapshot';
import { longTransaction, withTransaction, type Db } from './client';
import { insertSnapshot } from './evidence/insert-snapshot';
import { lockAccount, type LockedAccount } from './evidence/lock-account';
import { saveOrganization } from './evidence/save-organization';
import { settleExceptions } from './findings/settle-exceptions';
import { recall } from './projection/remember-rows';
import { endScan, requireLease } from './scans/end-scan';

/** The scan that a snapshot comes from: its id and who holds its lease. */
export interface ScanLease {
  id: string;
  owner: string;
}

export interface SaveSnapshotInput {
  snapshot: AccountSnapshot;
  /** Set when the scan was of a management or delegated account. */
  organization: OrganizationSnapshot | null;
  evaluation: Evaluation;
  projection: Projection;
  changes: readonly Change[];
  scan: ScanLease | null;
  stages: readonly StageOutcome[];
  /** SHA-256 of an imported file. */
  fileHash: string | null;
  /** Hash of the resolved settings that the evaluation used. */
  settingsHash: string;
}

export interface SavedSnapshot {
  snapshotId: string;
  opened: number;
  resolved: number;
  /** The same snapshot was there already; nothing was written. */
  unchanged: boolean;
}

/**
 * The one transaction that makes a scan or an import visible: evidence, projection, findings, changes, numbers and the
 * end of the scan, all at once or not at all. The same snapshot again is nothing to do.
 *
 * Throws `conflict` when the lease is no longer ours or another snapshot has this time, `precondition` when the account
 * has a newer snapshot (see `replay`), `not-found` for an account that is not there.
 */
export async function saveSnapshot(input: SaveSnapshotInput): Promise<SavedSnapshot> {
  const { snapshot } = input;
  return withTransaction(async (tx) => {
    const account = await lockAccount(tx, snapshot.accountId);
    if (input.scan) await requireLease(tx, input.scan, snapshot.accountId);
    if (input.organization) await saveOrganization(tx, input.organization);
    requireNewest(account, snapshot);
    const { evaluation, settingsHash, fileHash } = input;
    const memory = recall(account.id, account.projectionStamp);
    const evidence = await insertSnapshot(tx, snapshot, {
      fileHash,
      settingsHash,
      catalogueVersion: evaluation.catalogueVersion,
      present: memory.documents,
    });
    if (!evidence.inserted) {
      await end(tx, input, { snapshotId: evidence.snapshotId, opened: 0, resolved: 0 });
      return { snapshotId: evidence.snapshotId, opened: 0, resolved: 0, unchanged: true };
    }
    const { opened, resolved } = await applySnapshot(tx, account, {
      ...input,
      snapshotId: evidence.snapshotId,
      memory: { ...memory, documents: evidence.documents },
    });
    await settleExceptions(tx, { accountId: account.id, at: new Date(snapshot.takenAt) });
    await end(tx, input, { snapshotId: evidence.snapshotId, opened, resolved });
    await enqueueAnalysis(tx);
    return { snapshotId: evidence.snapshotId, opened, resolved, unchanged: false };
  }, longTransaction);
}

function requireNewest(account: LockedAccount, snapshot: AccountSnapshot): void {
  if (!account.lastSnapshotAt || new Date(snapshot.takenAt) >= account.lastSnapshotAt) return;
  throw new AppError(
    'precondition',
    `Account ${account.id} has a newer snapshot, of ${account.lastSnapshotAt.toISOString()}.`,
    'Import it as an older report: its history is then played again.',
  );
}

async function end(
  tx: Db,
  { scan, stages, projection }: SaveSnapshotInput,
  { snapshotId, opened, resolved }: { snapshotId: string; opened: number; resolved: number },
): Promise<void> {
  if (!scan) return;
  await endScan(tx, scan, {
    stages,
    snapshotId,
    outcome: { opened, resolved, identities: projection.identityStates.rows.length },
  });
}
