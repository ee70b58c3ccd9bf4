import { noSuchEntity } from '../wire/aws-error';
import type { Instant } from '../world/types';
import type { JobContext } from './job-context';

/** A job of GenerateServiceLastAccessedDetails. */
export interface AdvisorJob {
  id: string;
  accountId: string;
  /** The access key (so the session) that may read it. */
  accessKeyId: string;
  arn: string;
  granularity: 'SERVICE_LEVEL' | 'ACTION_LEVEL';
  createdAt: Instant;
  createdReal: number;
  takesMs: number;
  outcome: 'complete' | 'failed' | 'stuck';
}

const KEPT = 50_000;

/** Last-accessed jobs; each belongs to the session that started it. (recorded) */
export class AdvisorJobs {
  private readonly byId = new Map<string, AdvisorJob>();

  start(
    context: JobContext,
    of: { arn: string; granularity: AdvisorJob['granularity']; services: number },
  ): AdvisorJob {
    const { simulation, fault } = context;
    const job: AdvisorJob = {
      id: simulation.nextUuid('advisor'),
      accountId: context.account.id,
      accessKeyId: context.caller.accessKeyId,
      arn: of.arn,
      granularity: of.granularity,
      createdAt: context.now,
      createdReal: performance.now(),
      // Recorded: about 1 s for few services, 8 s for all of them.
      takesMs: simulation.jobsAreInstant ? 0 : 1000 + of.services * 15,
      outcome: fault?.type === 'stuckJob' ? 'stuck' : fault?.type === 'jobFailed' ? 'failed' : 'complete',
    };
    this.byId.set(job.id, job);
    if (this.byId.size > KEPT) {
      const oldest = this.byId.keys().next();
      if (!oldest.done) this.byId.delete(oldest.value);
    }
    return job;
  }

  /** The job, for the session that started it. Throws NoSuchEntity for anybody else. */
  find(context: JobContext, id: string): AdvisorJob {
    const job = this.byId.get(id);
    if (job?.accessKeyId !== context.caller.accessKeyId) throw noSuchEntity(`Job ${id} was not found.`);
    return job;
  }

  isDone(job: AdvisorJob, now: Instant): boolean {
    if (job.outcome === 'stuck') return false;
    return Math.max(performance.now() - job.createdReal, now - job.createdAt) >= job.takesMs;
  }
}
