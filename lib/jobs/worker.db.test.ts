import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandLineViewer } from '@/lib/access/viewer';
import { useSimulator, type AwsUnderTest } from '@/lib/aws/testing/use-simulator';
import { db, disconnect } from '@/lib/db/client';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { changeSetting } from '@/lib/db/commands/settings/change-setting';
import { cancelScan } from '@/lib/db/commands/scans/cancel-scan';
import { requestScan } from '@/lib/db/commands/scans/request-scan';
import { getScan } from '@/lib/db/queries/scans/get-scan';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import { startWorker, type RunningWorker } from './worker';

const accountId = TEST_ACCOUNTS.production;
let aws: AwsUnderTest;
let worker: RunningWorker;

beforeAll(async () => {
  aws = await useSimulator();
  const { collector } = aws.world;
  await linkAccount(commandLineViewer, {
    accountId,
    name: 'production',
    roleArn: `arn:aws:iam::${accountId}:role/${collector.roleName}`,
    externalId: collector.externalId(accountId),
  });
  await changeSetting(commandLineViewer, { scope: 'estate', key: 'iamRequestsPerSecond', value: 50 });
  worker = await startWorker();
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await disconnect();
  await aws.close();
});

async function ended(scanId: string) {
  for (;;) {
    const scan = await getScan(commandLineViewer, { scanId });
    if (scan.state !== 'queued' && scan.state !== 'running') return scan;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('runs a requested scan to the end and makes it visible', async () => {
  const { scanId } = await requestScan(commandLineViewer, { accountId });
  const scan = await ended(scanId);
  expect(scan.state).toBe('succeeded');
  expect(scan.stages.map((stage) => stage.state)).not.toContain('failed');
  expect(scan.calls).toBeGreaterThan(10);
  const account = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  expect(account.lastSnapshotId).toBe(scan.snapshotId);
}, 60_000);

it('goes on after a scan by a worker whose clock is ahead', async () => {
  const ahead = new Date(Date.now() + 60_000);
  const where = { id: accountId };
  const { lastSnapshotId } = await db().account.findUniqueOrThrow({ where });
  await db().snapshot.update({ where: { id: lastSnapshotId ?? '' }, data: { takenAt: ahead } });
  await db().account.update({ where, data: { lastSnapshotAt: ahead } });
  const { scanId } = await requestScan(commandLineViewer, { accountId });
  expect((await ended(scanId)).state).toBe('succeeded');
  const { lastSnapshotAt } = await db().account.findUniqueOrThrow({ where });
  expect(lastSnapshotAt?.getTime()).toBe(ahead.getTime() + 1);
}, 60_000);

it('cancels a scan under way without a trace', async () => {
  const before = await db().snapshot.count();
  aws.simulator.control.simulation.faults.add({ service: 'iam' }, { type: 'latency', ms: 3_000 });
  const { scanId } = await requestScan(commandLineViewer, { accountId });
  while ((await getScan(commandLineViewer, { scanId })).state === 'queued') {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await cancelScan(commandLineViewer, { scanId });
  expect((await ended(scanId)).state).toBe('cancelled');
  expect(await db().snapshot.count()).toBe(before);
}, 60_000);
