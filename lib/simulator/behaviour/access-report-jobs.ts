import { AwsError, noSuchEntity } from '../wire/aws-error';
import type { Instant } from '../world/types';
import type { JobContext } from './job-context';

/** A job of GenerateOrganizationsAccessReport. */
export interface AccessReportJob {
  id: string;
  accountId: string;
  entityPath: string;
  createdAt: Instant;
  createdReal: number;
  takesMs: number;
  failed: boolean;
}

const SAME_REQUEST_MS = 60_000;
const TAKES_MS = 5000;

/** Access reports of an organization: one in progress per account; the same request within a minute is the same job. (recorded) */
export class AccessReportJobs {
  private readonly byId = new Map<string, AccessReportJob>();
  private latest?: AccessReportJob;

  start(context: JobContext, entityPath: string): AccessReportJob {
    const { latest } = this;
    if (latest?.entityPath === entityPath && context.now - latest.createdAt < SAME_REQUEST_MS) return latest;
    if (latest && !this.isDone(latest, context.now)) {
      throw new AwsError(
        'ReportGenerationLimitExceeded',
        'A report is already being generated for this account.',
        { status: 409 },
      );
    }
    const job: AccessReportJob = {
      id: context.simulation.nextUuid('access-report'),
      accountId: context.account.id,
      entityPath,
      createdAt: context.now,
      createdReal: performance.now(),
      takesMs: context.simulation.jobsAreInstant ? 0 : TAKES_MS,
      failed: context.fault?.type === 'jobFailed',
    };
    this.latest = job;
    this.byId.set(job.id, job);
    return job;
  }

  find(context: JobContext, id: string): AccessReportJob {
    const job = this.byId.get(id);
    if (job?.accountId !== context.account.id) throw noSuchEntity(`Job ${id} was not found.`);
    return job;
  }

  isDone(job: AccessReportJob, now: Instant): boolean {
    return Math.max(performance.now() - job.createdReal, now - job.createdAt) >= job.takesMs;
  }
}
