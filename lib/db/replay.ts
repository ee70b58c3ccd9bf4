import type { Analysis } from '@/lib/posture/analysis';
import { judgeSnapshot } from '@/lib/posture/judge-snapshot';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { servicesByArn, type ServicesByArn } from '@/lib/posture/surroundings';
import { enqueueAnalysis } from './analysis/enqueue-analysis';
import { applySnapshot } from './apply-snapshot';
import { longTransaction, withTransaction, type Db } from './client';
import { lockAccount, type LockedAccount } from './evidence/lock-account';
import { restampSnapshot } from './evidence/restamp-snapshot';
import { renewDueDates } from './findings/set-due-dates';
import { settleExceptions } from './findings/settle-exceptions';
import { loadNewestSnapshot, loadSnapshot } from './load-snapshot';
import { loadSurroundings } from './load-surroundings';
import type { AccountMemory } from './projection/remember-rows';
import { removeNeverOpened, rewind } from './projection/rewind';
import { loadScanTarget, settingsStamp } from './scans/load-scan-target';

export interface Replayed {
  /** Snapshots that were applied again. */
  snapshots: number;
  /** The oldest of them; null when there was none. */
  oldest: Date | null;
}

export interface ReplayOptions {
  /** Ends the replay between two snapshots: it throws, and nothing is changed. */
  signal?: AbortSignal;
  /** Told after each snapshot; inside the transaction, so it writes nothing. */
  onSnapshot?: (done: number, total: number) => void;
  /** Runs last in the same transaction. */
  finish?: (tx: Db, replayed: Replayed) => Promise<void>;
}

/**
 * Rebuilds an account's projection, findings, changes and numbers from a time on, by running the kept snapshots in
 * order through the same code as a save. For a report older than the newest, a rule change over history, a mended
 * fault. Reaches back to the oldest kept snapshot: what is known of the time before stays. Of a finding it rewrites
 * state and dates, never what people wrote. All in one transaction, so nobody sees half of it; saves of the account
 * wait that long.
 */
export async function replay(
  accountId: string,
  from: Date,
  { signal, onSnapshot, finish }: ReplayOptions = {},
): Promise<Replayed> {
  return withTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const kept = await tx.snapshot.findMany({
      where: { accountId, takenAt: { gte: from } },
      orderBy: { takenAt: 'asc' },
      select: { id: true, takenAt: true },
    });
    const replayed = { snapshots: kept.length, oldest: kept[0]?.takenAt ?? null };
    if (replayed.oldest) await rebuild(tx, account, { kept, from: replayed.oldest, signal, onSnapshot });
    await finish?.(tx, replayed);
    return replayed;
  }, longTransaction);
}

interface Rebuild extends Pick<ReplayOptions, 'onSnapshot'> {
  kept: readonly { id: string; takenAt: Date }[];
  /** When the first of them was taken. */
  from: Date;
  signal: AbortSignal | undefined;
}

async function rebuild(tx: Db, account: LockedAccount, input: Rebuild): Promise<void> {
  const accountId = account.id;
  const { kept, from, signal, onSnapshot } = input;
  await rewind(tx, { accountId, from });
  await renewDueDates(tx, accountId);
  await tx.change.deleteMany({ where: { accountId, at: { gte: from } } });
  const { settings, linkedAccountIds } = await loadScanTarget(accountId);
  const settingsHash = settingsStamp(settings);
  let before: { snapshot: AccountSnapshot; analysis: Analysis | null } | null = await snapshotBefore(
    accountId,
    from,
  );
  let step = {
    ...account,
    projectionStamp: null,
    lastSnapshotAt: before ? new Date(before.snapshot.takenAt) : null,
  };
  let memory: AccountMemory | undefined;
  const known = new Map<string, ServicesByArn>();
  for (const [index, { id, takenAt }] of kept.entries()) {
    signal?.throwIfAborted();
    const snapshot = await loadSnapshot(id, before?.snapshot);
    const surroundings = await loadSurroundings({ snapshot, settings, linkedAccountIds, known });
    const judged = judgeSnapshot({ snapshot, surroundings, before, settings });
    const applied = await applySnapshot(tx, step, { snapshotId: id, snapshot, ...judged, memory });
    await restampSnapshot(tx, id, { settingsHash, catalogueVersion: judged.evaluation.catalogueVersion });
    keepServices(known, { id, snapshot, days: settings.creepBaselineDays });
    before = { snapshot, analysis: judged.analysis };
    memory = applied.memory;
    step = { ...step, lastSnapshotAt: takenAt };
    onSnapshot?.(index + 1, kept.length);
  }
  await removeNeverOpened(tx, accountId);
  await settleExceptions(tx, { accountId, at: kept.at(-1)?.takenAt ?? from });
  await enqueueAnalysis(tx);
}

/** The next snapshots are compared with it, until the baseline has moved past: one more than its days, at a scan a day. */
function keepServices(
  known: Map<string, ServicesByArn>,
  { id, snapshot, days }: { id: string; snapshot: AccountSnapshot; days: number },
): void {
  const { source, lastAccessed } = snapshot;
  if (source !== 'scan' || lastAccessed.state !== 'read') return;
  known.set(id, servicesByArn(lastAccessed.value));
  const [first, second] = known.keys();
  // The oldest of all is the baseline of those that have none so old.
  const leaves = known.size > days + 2 ? second : undefined;
  if (leaves !== undefined && first !== undefined) known.delete(leaves);
}

async function snapshotBefore(
  accountId: string,
  from: Date,
): Promise<{ snapshot: AccountSnapshot; analysis: null } | null> {
  const snapshot = await loadNewestSnapshot(accountId, new Date(from.getTime() - 1));
  return snapshot && { snapshot, analysis: null };
}
