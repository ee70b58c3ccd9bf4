import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { commandLineViewer } from '@/lib/access/viewer';
import { db, disconnect } from '@/lib/db/client';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { requestReplay } from '@/lib/db/commands/history/request-replay';
import { migrateDatabase } from '@/lib/db/migrate';
import { getRun, type HistoryRunRow } from '@/lib/db/queries/history/list-runs';
import { startTemporaryServer } from '@/lib/db/testing/temporary-server';
import { applyEnvironment } from '@/lib/env';
import { collectHistory } from '@/lib/scan/collect-history';
import { openHistoryLane } from '@/lib/scan/history-lane';
import { checks } from '@/lib/posture/checks';
import { sweepTimes } from '@/lib/simulator/story/sweep-times';
import { partLoaders } from '../scripts/supervisor/part';
import { printTable } from './print-table';
import { startBenchAws, storyEnd } from './simulated-aws';

const targetSeconds = 60;
const days = 365;
/** The story is collected daily for its last 91 days … */
const collectedDays = 91;
const dayMs = 86_400_000;
const workers = 2;
const ticksPerSecond = 100;

/**
 * Re-evaluates a year of twelve accounts by every check, as the product does it: a run is asked for, and two worker
 * processes judge its accounts. The 91 last days of the story go through the collector; the year before is the same
 * days again, three times, each 91 days earlier: as much moves from day to day as in the story.
 */
export async function measureReEvaluation(): Promise<void> {
  const { simulator, links } = await startBenchAws();
  const server = await startTemporaryServer();
  await migrateDatabase(server.url);
  applyEnvironment({
    DATABASE_URL: server.url,
    ROLECALL_WORKER_CONCURRENCY: '1',
    ROLECALL_LOG_LEVEL: 'silent',
  });
  for (const link of links) await linkAccount(commandLineViewer, { ...link });
  await db().account.updateMany({ data: { nextScanAt: null } });
  const accountIds = links.map(({ accountId }) => accountId);
  await collectHistory({
    lanes: [await openHistoryLane(accountIds.slice(0, 6)), await openHistoryLane(accountIds.slice(6))],
    times: sweepTimes(new Date(storyEnd)).slice(-collectedDays),
    moveClock: async (to) => simulator.control.simulation.clock.set(to.getTime()),
    onSweep: (done, total) => process.stderr.write(`\rcollected ${done} of ${total} days`),
  });
  process.stderr.write('\n');
  await repeatDays();
  const processes = Array.from({ length: workers }, startWorkerProcess);
  const before = await processorSeconds(server.pid);
  const begin = performance.now();
  const { runId } = await requestReplay(commandLineViewer, { from: new Date(0) });
  const { run, peak } = await follow(runId, processes);
  const seconds = (performance.now() - begin) / 1_000;
  const spent = await spentBy(processes);
  const database = (await processorSeconds(server.pid)) - before;
  for (const each of processes) each.kill('SIGTERM');
  report(run, { seconds, spent, database, peak });
  await disconnect();
  await server.close();
  await simulator.close();
}

/** The collected days once more, 91, 182, … days earlier, until the year is full. */
async function repeatDays(): Promise<void> {
  const oldest = new Date(Date.parse(storyEnd) - days * dayMs).toISOString();
  for (let shift = collectedDays; shift < days; shift += collectedDays) {
    await db().$executeRaw`
      insert into "OrganizationSnapshot" (id, "organizationId", "takenAt", "documentHash")
      select gen_random_uuid(), "organizationId", "takenAt" - make_interval(days => ${shift}::int), "documentHash"
      from "OrganizationSnapshot" where "takenAt" > ${storyEnd}::timestamptz - make_interval(days => ${collectedDays}::int)`;
    await db().$executeRaw`
      insert into "Snapshot" (id, "accountId", "takenAt", source, "manifestHash", readings, "catalogueVersion", "settingsHash")
      select gen_random_uuid(), "accountId", "takenAt" - make_interval(days => ${shift}::int), source, "manifestHash",
        readings, "catalogueVersion", "settingsHash"
      from "Snapshot" where "takenAt" > ${storyEnd}::timestamptz - make_interval(days => ${collectedDays}::int)
        and "takenAt" - make_interval(days => ${shift}::int) > ${oldest}::timestamptz`;
  }
  await db().$executeRaw`analyze`;
}

function startWorkerProcess(): ChildProcess {
  return spawn(process.execPath, [...workerArguments(), ...partLoaders, 'lib/jobs/worker-main.ts'], {
    env: process.env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** `ROLECALL_BENCH_PROFILE=<folder>` leaves a processor profile of each worker there. */
function workerArguments(): string[] {
  const folder = process.env.ROLECALL_BENCH_PROFILE;
  return folder ? ['--cpu-prof', '--cpu-prof-dir', folder] : [];
}

async function follow(
  runId: string,
  processes: readonly ChildProcess[],
): Promise<{ run: HistoryRunRow; peak: number }> {
  let peak = 0;
  for (;;) {
    const run = await getRun(commandLineViewer, { runId });
    for (const { pid } of processes) peak = Math.max(peak, await peakMegabytes(pid));
    process.stderr.write(`\r${run.snapshotsDone} of ${run.snapshots} snapshots`);
    if (run.endedAt) {
      process.stderr.write('\n');
      return { run, peak };
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function peakMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}

interface ProcessTimes {
  parent: number;
  /** Of itself, and of itself with the children that have ended. */
  own: number;
  whole: number;
}

async function processTimes(pid: number | string | undefined): Promise<ProcessTimes> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
  const own = (user + system) / ticksPerSecond;
  return { parent, own, whole: own + (childUser + childSystem) / ticksPerSecond };
}

async function spentBy(processes: readonly ChildProcess[]): Promise<number> {
  const times = await Promise.all(processes.map(({ pid }) => processTimes(pid)));
  return times.reduce((sum, { own }) => sum + own, 0);
}

/** Of a process with all its children, those that have ended too. */
async function processorSeconds(pid: number): Promise<number> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(names.map(processTimes));
  const children = all.filter(({ parent }) => parent === pid).reduce((sum, { own }) => sum + own, 0);
  return (await processTimes(pid)).whole + children;
}

function report(
  run: HistoryRunRow,
  { seconds, spent, database, peak }: { seconds: number; spent: number; database: number; peak: number },
): void {
  process.stdout.write(
    `${run.state}: ${run.snapshotsDone} snapshots of ${run.accountsDone} accounts, ${checks.length} checks, ` +
      `${workers} workers on ${cpus().length} processors\n`,
  );
  printTable(
    ['seconds', 'target', 'ratio', 'snapshots/s', 'processor s, workers', 'processor s, database', 'peak MB'],
    [
      [
        Number(seconds.toFixed(1)),
        targetSeconds,
        Number((seconds / targetSeconds).toFixed(2)),
        Math.round(run.snapshotsDone / seconds),
        Number(spent.toFixed(1)),
        Number(database.toFixed(1)),
        peak,
      ],
    ],
  );
}
