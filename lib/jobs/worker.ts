import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { sweepExpiredReplays } from '@/lib/db/history/replay-lease';
import { sweepExpiredLeases } from '@/lib/db/scans/lease';
import { beatHeart, releaseDeadWorkers, removeWorker } from '@/lib/db/scans/workers';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { crontab } from './catalog';
import { analyzeEstateTask } from './tasks/analyze-estate';
import { applyRetentionTask } from './tasks/apply-retention';
import { endExceptionsTask } from './tasks/end-exceptions';
import { reEvaluateTask } from './tasks/re-evaluate';
import { renewDueDatesTask } from './tasks/renew-due-dates';
import { replayAccountTask } from './tasks/replay-account';
import { scanAccountTask } from './tasks/scan-account';
import { scheduleScansTask } from './tasks/schedule-scans';
import { createWorkerIdentity, type WorkerIdentity } from './worker-identity';

const heartbeatMs = 10_000;
const sweepMs = 30_000;

export interface RunningWorker {
  id: string;
  /** Resolves when the worker has ended, by `stop` or on its own. */
  done: Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts a worker on the database of `DATABASE_URL`. Any number may run on any number of machines: the queue, the
 * leases and the heartbeats are all rows. Throws `precondition` without a database.
 */
export async function startWorker(): Promise<RunningWorker> {
  const { DATABASE_URL, ROLECALL_WORKER_CONCURRENCY } = env();
  if (!DATABASE_URL) {
    throw new AppError('precondition', 'The worker has no database.', 'Set DATABASE_URL and start it again.');
  }
  const controller = new AbortController();
  const identity = createWorkerIdentity(controller.signal);
  const graphileIds: string[] = [];
  const events = new EventEmitter();
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) =>
    graphileIds.push(worker.workerId),
  );
  const pool = new Pool({ connectionString: DATABASE_URL, max: ROLECALL_WORKER_CONCURRENCY + 2 });
  const onLost = (error: Error) =>
    log.warn({ error: error.message }, 'the worker lost a database connection');
  pool.on('error', onLost);
  pool.on('connect', (client) => void client.on('error', onLost));
  const runner = await run({
    pgPool: pool,
    concurrency: ROLECALL_WORKER_CONCURRENCY,
    noHandleSignals: true,
    logger: queueLogger,
    pollInterval: 2_000,
    crontab,
    events,
    taskList: taskListFor(identity),
  });
  const stopPulse = keepPulse({ id: identity.id, host: identity.host, graphileIds });
  return {
    id: identity.id,
    done: runner.promise,
    stop: () => stopWorker({ runner, pool, identity, controller, stopPulse }),
  };
}

/** The queue's own messages: its everyday ones are of interest only to who looks for a fault. */
const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ queue: true }, message);
  else if (level === 'warning') log.warn({ queue: true }, message);
  else log.debug({ queue: true }, message);
});

function taskListFor(identity: WorkerIdentity): TaskList {
  return {
    'scan-account': scanAccountTask(identity),
    'replay-account': replayAccountTask(identity),
    'schedule-scans': scheduleScansTask,
    'apply-retention': applyRetentionTask,
    'end-exceptions': endExceptionsTask,
    'renew-due-dates': renewDueDatesTask,
    're-evaluate': reEvaluateTask,
    'analyze-estate': analyzeEstateTask,
  };
}

/** Heartbeat and sweep run beside the jobs: a worker that only waits must sweep too. */
function keepPulse(worker: { id: string; host: string; graphileIds: string[] }): () => void {
  const safely = (what: string, action: () => Promise<unknown>) => () => {
    action().catch((error: unknown) => log.warn({ error: String(error) }, `${what} failed, will try again`));
  };
  const beat = safely('heartbeat', () => beatHeart(worker));
  const sweep = safely('sweep', async () => {
    const dead = await releaseDeadWorkers();
    const { requeued, interrupted } = await sweepExpiredLeases();
    const replays = await sweepExpiredReplays();
    if (dead + requeued + interrupted + replays > 0)
      log.warn({ dead, requeued, interrupted, replays }, 'took over from stopped workers');
  });
  beat();
  sweep();
  const timers = [setInterval(beat, heartbeatMs), setInterval(sweep, sweepMs)];
  return () => timers.forEach((timer) => clearInterval(timer));
}

async function stopWorker(parts: {
  runner: Runner;
  pool: Pool;
  identity: WorkerIdentity;
  controller: AbortController;
  stopPulse: () => void;
}): Promise<void> {
  parts.controller.abort();
  parts.stopPulse();
  await parts.runner.stop();
  await removeWorker(parts.identity.id);
  await parts.pool.end();
}
