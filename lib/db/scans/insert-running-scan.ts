import { now } from '@/lib/clock';
import { db } from '../client';

/**
 * A scan that is under way from its first moment, without a job: the history run and the command line, which scan in
 * their own process. Returns its id.
 */
export async function insertRunningScan(scan: {
  accountId: string;
  owner: string;
  at: Date;
}): Promise<string> {
  const row = await db().scan.create({
    data: {
      accountId: scan.accountId,
      state: 'running',
      trigger: 'schedule',
      owner: scan.owner,
      leaseUntil: new Date(scan.at.getTime() + 3_600_000),
      queuedAt: scan.at,
      startedAt: scan.at,
    },
    select: { id: true },
  });
  return row.id;
}

/** Ends what an owner that was killed left running, so that it can go on with these accounts. */
export async function interruptScansOf(owner: string): Promise<void> {
  await db().scan.updateMany({
    where: { owner, state: 'running' },
    data: { state: 'interrupted', owner: null, leaseUntil: null, endedAt: now() },
  });
}
