import { z } from 'zod';
import { requireInScope } from '@/lib/access/in-scope';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { judgeSnapshot } from '@/lib/posture/judge-snapshot';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { CredentialReport } from '@/lib/snapshot/credential-report';
import { hash } from '@/lib/snapshot/hash';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { ReportRefusal, requireWellFormedReport } from '@/lib/snapshot/require-well-formed-report';
import { snapshotFromReport } from '@/lib/snapshot/snapshot-from-report';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { insertSnapshot } from '../../evidence/insert-snapshot';
import { loadNewestSnapshot } from '../../load-snapshot';
import { loadSurroundings } from '../../load-surroundings';
import { replay } from '../../replay';
import { saveSnapshot } from '../../save-snapshot';
import { loadScanTarget, settingsStamp } from '../../scans/load-scan-target';
import { accountIdInput, accountNameInput } from '../accounts/account-input';

export const importReportInput = z.object({
  accountId: accountIdInput,
  name: accountNameInput.optional(),
  /** AWS's own bytes of the credential report. */
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Give the bytes of the file.'),
  /** When the report was made; now when left out. */
  asOf: z.date().optional(),
});

export interface ImportedReport {
  accountId: string;
  snapshotId: string;
  takenAt: Date;
  /** Rows of IAM users, root apart. */
  users: number;
  /** This very file was imported before; nothing was written. */
  unchanged: boolean;
  /** Later snapshots that were judged anew, since the report is older than they are. */
  replayed: number;
  /** Recoveries that lost nothing, with their line. */
  notices: string[];
}

/**
 * Imports a credential report for an account that need not be linked. Strict: any problem in the file stores nothing
 * and makes no account. The same bytes again are nothing to do; the same bytes with another date are a `conflict`.
 * A report older than the account's newest snapshot takes its place in history. Throws `invalid` with the line.
 */
export async function importReport(
  viewer: Viewer,
  input: z.input<typeof importReportInput>,
): Promise<ImportedReport> {
  requirePermission(viewer, 'report:import');
  const { accountId, name, bytes, asOf } = importReportInput.parse(input);
  requireInScope(viewer, accountId);
  const report = readReport(bytes, accountId);
  requirePast(asOf);
  const fileHash = hash(bytes);
  return withTransaction(viewer, async (tx) => {
    const known = await findImported(tx, { accountId, fileHash, asOf });
    const answer = {
      accountId,
      users: report.rows.filter((row) => !row.isRoot).length,
      notices: report.notices,
    };
    if (known) {
      return { ...answer, snapshotId: known.id, takenAt: known.takenAt, unchanged: true, replayed: 0 };
    }
    await ensureAccount(tx, { accountId, name, partition: report.partition });
    const takenAt = asOf ?? now();
    const snapshot = snapshotFromReport({ report, bytes, takenAt: takenAt.toISOString() });
    const stored = await store(tx, snapshot, fileHash);
    await emitAudit(tx, viewer, {
      action: 'report.import',
      target: accountId,
      after: { fileHash, takenAt: takenAt.toISOString(), users: answer.users, replayed: stored.replayed },
    });
    return { ...answer, ...stored, takenAt, unchanged: false };
  });
}

function readReport(bytes: Uint8Array, accountId: string): CredentialReport {
  const report = parseCredentialReport(bytes);
  try {
    requireWellFormedReport(report, { accountId });
  } catch (error) {
    if (!(error instanceof ReportRefusal)) throw error;
    throw new AppError(
      'invalid',
      `This is not a usable credential report. ${error.message}`,
      'Nothing was stored. Give the file as AWS made it (aws iam get-credential-report).',
      { line: error.line, problems: error.problems },
    );
  }
  return report;
}

function requirePast(asOf: Date | undefined): void {
  if (!asOf || asOf <= now()) return;
  throw new AppError(
    'invalid',
    `The date ${asOf.toISOString()} is in the future.`,
    'Give the time the report was made.',
    {
      field: 'asOf',
    },
  );
}

interface Known {
  id: string;
  takenAt: Date;
}

async function findImported(
  tx: Db,
  { accountId, fileHash, asOf }: { accountId: string; fileHash: string; asOf: Date | undefined },
): Promise<Known | null> {
  const known = await tx.snapshot.findFirst({
    where: { accountId, fileHash, account: { removedAt: null } },
    select: { id: true, takenAt: true },
  });
  if (!known || !asOf || known.takenAt.getTime() === asOf.getTime()) return known;
  throw new AppError(
    'conflict',
    `This file was imported before, as of ${known.takenAt.toISOString()}.`,
    'One report has one date: leave the date out, or give that one.',
    { takenAt: known.takenAt.toISOString() },
  );
}

/** Makes an offline account where there is none; a linked one stays as it is. */
async function ensureAccount(
  tx: Db,
  { accountId, name, partition }: { accountId: string; name: string | undefined; partition: string },
): Promise<void> {
  const known = await tx.account.findUnique({ where: { id: accountId } });
  if (!known) {
    await tx.account.create({
      data: { id: accountId, name: name ?? accountId, partition, source: 'offline', createdAt: now() },
    });
  } else if (known.removedAt) {
    await tx.account.update({
      where: { id: accountId },
      data: { removedAt: null, source: 'offline', ...(name && { name }) },
    });
  } else if (name && known.source === 'offline') {
    await tx.account.update({ where: { id: accountId }, data: { name } });
  }
}

async function store(
  tx: Db,
  snapshot: AccountSnapshot,
  fileHash: string,
): Promise<{ snapshotId: string; replayed: number }> {
  const { accountId } = snapshot;
  const takenAt = new Date(snapshot.takenAt);
  const target = await loadScanTarget(accountId);
  const before = await loadNewestSnapshot(accountId, takenAt);
  const judged = judgeSnapshot({
    snapshot,
    surroundings: await loadSurroundings({ snapshot, ...target }),
    before: before && { snapshot: before, analysis: null },
    settings: target.settings,
  });
  const settingsHash = settingsStamp(target.settings);
  const newest = await tx.account.findUnique({ where: { id: accountId }, select: { lastSnapshotAt: true } });
  if (newest?.lastSnapshotAt && newest.lastSnapshotAt > takenAt) {
    const { catalogueVersion } = judged.evaluation;
    const { snapshotId } = await insertSnapshot(tx, snapshot, {
      fileHash,
      settingsHash,
      catalogueVersion,
    });
    const { snapshots } = await replay(accountId, takenAt);
    return { snapshotId, replayed: snapshots - 1 };
  }
  const { snapshotId } = await saveSnapshot({
    snapshot,
    organization: null,
    evaluation: judged.evaluation,
    projection: judged.projection,
    changes: judged.changes,
    scan: null,
    stages: [],
    fileHash,
    settingsHash,
  });
  return { snapshotId, replayed: 0 };
}
