import type { TaskName, TaskPayload } from './catalog';

/** Whatever can run SQL inside the caller's transaction. */
export interface SqlExecutor {
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
}

export interface EnqueueOptions {
  /** A job with the same key replaces one that still waits. */
  jobKey?: string;
  /** Not before then; default at once. */
  runAt?: Date;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** A job with the same key that still waits keeps its time. */
  keepsTime?: boolean;
  /** Tries, a worker that died counted in; default one. */
  attempts?: number;
}

/**
 * Adds a job within the caller's own transaction, so that a rolled-back command leaves no job.
 * Retrying is the task's business (a scan keeps its attempts in its own row), so each job is tried once unless told otherwise.
 */
export async function enqueue<N extends TaskName>(
  executor: SqlExecutor,
  task: N,
  job: { payload: TaskPayload<N> } & EnqueueOptions,
): Promise<void> {
  await executor.$executeRawUnsafe(
    `select graphile_worker.add_job(
       $1::text, $2::json, run_at => $3::timestamptz, max_attempts => $5::int, job_key => $4::text,
       job_key_mode => $6::text, queue_name => $7::text)`,
    task,
    JSON.stringify(job.payload),
    job.runAt ?? null,
    job.jobKey ?? null,
    job.attempts ?? 1,
    job.keepsTime ? 'preserve_run_at' : 'replace',
    job.queue ?? null,
  );
}
