import { beforeEach, describe, expect, it } from 'vitest';
import { commandLineViewer } from '@/lib/access/viewer';
import { db } from '../client';
import { linkAccount } from '../commands/accounts/link-account';
import { cancelScan } from '../commands/scans/cancel-scan';
import { requestScan } from '../commands/scans/request-scan';
import { claimScan, maxAttempts, renewLease, requeueScan, sweepExpiredLeases } from './lease';
import { scheduleScans } from './schedule-scans';
import { beatHeart, countLivingWorkers, releaseDeadWorkers } from './workers';

const accountId = '111122223333';

async function queuedScan(): Promise<string> {
  return (await requestScan(commandLineViewer, { accountId })).scanId;
}

async function expireLease(scanId: string): Promise<void> {
  await db()
    .$executeRaw`update "Scan" set "leaseUntil" = clock_timestamp() - interval '1 second' where id = ${scanId}::uuid`;
}

async function stateOf(scanId: string) {
  const { state, attempt, owner } = await db().scan.findUniqueOrThrow({ where: { id: scanId } });
  return { state, attempt, owner };
}

async function waitingJobs(scanId: string): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from graphile_worker.jobs where key = ${`scan:${scanId}`}`;
  return rows[0]?.count ?? 0;
}

beforeEach(async () => {
  await db().$executeRaw`delete from graphile_worker._private_jobs`;
  await db().account.deleteMany();
  await linkAccount(commandLineViewer, {
    accountId,
    roleArn: `arn:aws:iam::${accountId}:role/RolecallReadOnly`,
  });
});

describe('claimScan', () => {
  it('gives a scan to one of many workers that ask at once', async () => {
    const scanId = await queuedScan();
    const claims = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => claimScan(scanId, owner)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('does not give a cancelled scan', async () => {
    const scanId = await queuedScan();
    await cancelScan(commandLineViewer, { scanId });
    expect(await claimScan(scanId, 'a')).toBeNull();
    expect((await stateOf(scanId)).state).toBe('cancelled');
  });
});

describe('renewLease', () => {
  it('tells the owner of a cancel request, and a former owner that it lost the scan', async () => {
    const scanId = await queuedScan();
    await claimScan(scanId, 'a');
    expect(await renewLease(scanId, 'a')).toBe('held');
    await cancelScan(commandLineViewer, { scanId });
    expect(await renewLease(scanId, 'a')).toBe('cancelled');
    expect(await renewLease(scanId, 'b')).toBe('lost');
  });
});

describe('sweepExpiredLeases', () => {
  it('leaves a scan alone while its lease holds', async () => {
    const scanId = await queuedScan();
    await claimScan(scanId, 'a');
    expect(await sweepExpiredLeases()).toEqual({ requeued: 0, interrupted: 0 });
    expect(await stateOf(scanId)).toMatchObject({ state: 'running', owner: 'a' });
  });

  it('queues it again with its job when the worker is gone, and gives up after the last attempt', async () => {
    const scanId = await queuedScan();
    for (let attempt = 1; attempt < maxAttempts; attempt += 1) {
      await claimScan(scanId, `worker ${attempt}`);
      await expireLease(scanId);
      expect(await sweepExpiredLeases()).toEqual({ requeued: 1, interrupted: 0 });
      expect(await stateOf(scanId)).toEqual({ state: 'queued', attempt: attempt + 1, owner: null });
      expect(await waitingJobs(scanId)).toBe(1);
    }
    await claimScan(scanId, 'last');
    await expireLease(scanId);
    expect(await sweepExpiredLeases()).toEqual({ requeued: 0, interrupted: 1 });
    expect((await stateOf(scanId)).state).toBe('interrupted');
  });

  it('does the work once when all workers sweep at the same time', async () => {
    const scanId = await queuedScan();
    await claimScan(scanId, 'a');
    await expireLease(scanId);
    const swept = await Promise.all([1, 2, 3, 4].map(() => sweepExpiredLeases()));
    expect(swept.reduce((sum, each) => sum + each.requeued, 0)).toBe(1);
    expect((await stateOf(scanId)).attempt).toBe(2);
  });

  it('ends a scan that was to be cancelled', async () => {
    const scanId = await queuedScan();
    await claimScan(scanId, 'a');
    await cancelScan(commandLineViewer, { scanId });
    await expireLease(scanId);
    expect(await sweepExpiredLeases()).toEqual({ requeued: 0, interrupted: 1 });
    expect((await stateOf(scanId)).state).toBe('cancelled');
  });
});

describe('requeueScan', () => {
  it('keeps the reason and the time of the next attempt', async () => {
    const scanId = await queuedScan();
    await claimScan(scanId, 'a');
    const runAt = new Date(Date.now() + 60_000);
    await requeueScan(scanId, runAt, { code: 'Throttling' });
    const scan = await db().scan.findUniqueOrThrow({ where: { id: scanId } });
    expect(scan).toMatchObject({ state: 'queued', attempt: 2, error: { code: 'Throttling' }, runAt });
  });
});

describe('scheduleScans', () => {
  const at = new Date('2026-03-04T14:05:00Z');
  const due = () => db().account.update({ where: { id: accountId }, data: { nextScanAt: at } });

  it('queues what is due once, however many workers ask, and sets the next time', async () => {
    await due();
    const queued = await Promise.all([scheduleScans(at), scheduleScans(at), scheduleScans(at)]);
    expect(queued.reduce((sum, each) => sum + each, 0)).toBe(1);
    const { nextScanAt } = await db().account.findUniqueOrThrow({ where: { id: accountId } });
    expect(nextScanAt?.getTime()).toBeGreaterThan(at.getTime());
    expect(await scheduleScans(at)).toBe(0);
  });

  it('passes over an account whose scan is under way, which is not lost', async () => {
    const scanId = await queuedScan();
    await due();
    expect(await scheduleScans(at)).toBe(0);
    expect((await stateOf(scanId)).state).toBe('queued');
  });

  it.each(['SUSPENDED', 'CLOSED'])('never scans an account that is %s', async (organizationState) => {
    await db().account.update({ where: { id: accountId }, data: { nextScanAt: at, organizationState } });
    expect(await scheduleScans(at)).toBe(0);
  });
});

describe('workers', () => {
  it('counts those with a heartbeat and removes the dead', async () => {
    await beatHeart({ id: 'living', host: 'here', graphileIds: [] });
    await beatHeart({ id: 'dead', host: 'here', graphileIds: ['worker-x'] });
    await db()
      .$executeRaw`update "Worker" set "heartbeatAt" = clock_timestamp() - interval '2 minutes' where id = 'dead'`;
    expect(await countLivingWorkers()).toBe(1);
    expect(await releaseDeadWorkers()).toBe(1);
    expect(await releaseDeadWorkers()).toBe(0);
  });
});
