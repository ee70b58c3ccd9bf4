import { spawn, type ChildProcess } from 'node:child_process';
import { commandLineViewer } from '@/lib/access/viewer';
import { db, disconnect } from '@/lib/db/client';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { requestScan } from '@/lib/db/commands/scans/request-scan';
import { migrateDatabase } from '@/lib/db/migrate';
import { startTemporaryServer } from '@/lib/db/testing/temporary-server';
import { applyEnvironment } from '@/lib/env';
import { partLoaders } from '../scripts/supervisor/part';
import { printTable } from './print-table';
import { startBenchAws } from './simulated-aws';

const kills = 20;
/** A takeover has to happen within two minutes of the kill. */
const takeoverLimitSeconds = 120;
const accountsAtOnce = 8;

/**
 * Kills the worker (SIGKILL) at random moments while it scans, twenty times, and looks at what is left: no half-visible
 * scan, no account that stays blocked, no duplicate snapshot, and every interrupted scan taken over in time.
 */
export async function killWorkers(): Promise<void> {
  const { simulator, links } = await startBenchAws();
  const server = await startTemporaryServer();
  await migrateDatabase(server.url);
  applyEnvironment({
    DATABASE_URL: server.url,
    ROLECALL_WORKER_CONCURRENCY: String(accountsAtOnce),
    ROLECALL_LOG_LEVEL: 'silent',
  });
  simulator.control.simulation.faults.add({}, { type: 'latency', ms: 40, jitterMs: 80 });
  const chosen = links.slice(0, accountsAtOnce);
  for (const link of chosen) {
    await linkAccount(commandLineViewer, { ...link });
    await db().setting.create({
      data: {
        scope: `account:${link.accountId}`,
        key: 'iamRequestsPerSecond',
        value: 50,
        updatedAt: new Date(),
        updatedBy: 'bench',
      },
    });
  }
  const stages = new Map<string, number>();
  for (let round = 1; round <= kills; round += 1) {
    const worker = startWorkerProcess();
    for (const link of chosen) await requestScan(commandLineViewer, { accountId: link.accountId });
    await pause(1_500 + Math.random() * 6_000);
    for (const stage of await stagesUnderWay()) stages.set(stage, (stages.get(stage) ?? 0) + 1);
    worker.kill('SIGKILL');
  }
  const begin = performance.now();
  const last = startWorkerProcess();
  const settled = await waitUntilSettled(begin);
  last.kill('SIGTERM');
  await report({ stages, settled, seconds: (performance.now() - begin) / 1_000 });
  await disconnect();
  await server.close();
  await simulator.close();
}

function startWorkerProcess(): ChildProcess {
  return spawn(process.execPath, [...partLoaders, 'lib/jobs/worker-main.ts'], {
    env: process.env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

async function stagesUnderWay(): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    select t.name from "Stage" t join "Scan" s on s.id = t."scanId" where s.state = 'running' and t.state = 'running'`;
  return rows.map((row) => row.name);
}

async function waitUntilSettled(begin: number): Promise<boolean> {
  while ((performance.now() - begin) / 1_000 < takeoverLimitSeconds * 2) {
    const [row] = await db().$queryRaw<{ open: number }[]>`
      select count(*)::int as open from "Scan" where state in ('queued', 'running')`;
    if (row?.open === 0) return true;
    await pause(1_000);
  }
  return false;
}

interface Outcome {
  stages: ReadonlyMap<string, number>;
  settled: boolean;
  seconds: number;
}

async function report({ stages, settled, seconds }: Outcome): Promise<void> {
  const states = await db().$queryRaw<{ state: string; count: number }[]>`
    select state, count(*)::int as count from "Scan" group by 1 order by 1`;
  const [faults] = await db().$queryRaw<
    { halfVisible: number; twice: number; stuck: number; unscheduled: number }[]
  >`
    select
      (select count(*)::int from "Snapshot" p left join "AccountMetric" m on m."snapshotId" = p.id where m."snapshotId" is null) as "halfVisible",
      (select count(*)::int from (select 1 from "IdentityState" where "validTo" is null group by "identityId" having count(*) > 1) x) as twice,
      (select count(*)::int from "Scan" where state in ('queued', 'running')) as stuck,
      (select count(*)::int from "Account" where "nextScanAt" is null) as unscheduled`;
  printTable(['stage under way at the kill', 'scans'], [...stages]);
  printTable(
    ['scans that ended', 'count'],
    states.map((row) => [row.state, row.count]),
  );
  printTable(
    ['half-visible', 'duplicates', 'stuck', 'without schedule', 'settled', 'seconds'],
    [
      [
        faults?.halfVisible ?? -1,
        faults?.twice ?? -1,
        faults?.stuck ?? -1,
        faults?.unscheduled ?? -1,
        settled ? 'yes' : 'no',
        Math.round(seconds),
      ],
    ],
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
