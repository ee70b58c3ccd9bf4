import type { AccountWorldState, Instant } from '../world/types';
import { AwsError } from '../wire/aws-error';
import { renderCredentialReport } from './credential-report-csv';
import type { JobContext } from './job-context';

const FOUR_HOURS = 4 * 3_600_000;

interface Report {
  startedAt: Instant;
  /** Real time at which an `aws` job is done even when the world's clock stands. */
  startedReal: number;
  takesMs: number;
  content: string;
  stuck: boolean;
}

type GenerateState = { state: 'STARTED' | 'INPROGRESS' | 'COMPLETE'; description?: string };

/** Generation takes 1–3 s, more with more users. (assumed) */
function generationTime(account: AccountWorldState): number {
  return Math.min(3000, 1000 + account.users.size);
}

/** One credential report per account, whoever asked; its bytes are frozen when it is generated. */
export class CredentialReports {
  private readonly byAccount = new Map<string, Report>();

  generate(context: JobContext): GenerateState {
    const known = this.current(context);
    if (known && !this.isDone(known, context)) return { state: 'INPROGRESS' };
    if (known && context.now - known.startedAt <= FOUR_HOURS) return { state: 'COMPLETE' };
    const instant = context.simulation.jobsAreInstant && context.fault?.type !== 'stuckJob';
    this.byAccount.set(context.account.id, {
      startedAt: context.now,
      startedReal: performance.now(),
      takesMs: instant ? 0 : generationTime(context.account),
      content: renderCredentialReport(context.account, context.now, context.simulation.settings),
      stuck: context.fault?.type === 'stuckJob',
    });
    if (instant) return { state: 'COMPLETE' };
    const description = known
      ? 'The existing report has expired. Starting a new report generation task'
      : 'No report exists. Starting a new report generation task';
    return { state: 'STARTED', description };
  }

  /** The report. Throws ReportNotPresent, ReportInProgress or ReportExpired. */
  get(context: JobContext): { content: string; generatedAt: Instant } {
    const report = this.current(context);
    if (!report) {
      throw new AwsError('ReportNotPresent', 'No report exists. Generate one first.', { status: 410 });
    }
    if (!this.isDone(report, context)) {
      throw new AwsError('ReportInProgress', 'Report is being generated.', { status: 404 });
    }
    if (context.now - report.startedAt > FOUR_HOURS) {
      throw new AwsError('ReportExpired', 'The existing report has expired. Generate a new one.', {
        status: 410,
      });
    }
    return { content: report.content, generatedAt: report.startedAt };
  }

  /** A report from a future that the clock has left again does not exist. */
  private current(context: JobContext): Report | undefined {
    const report = this.byAccount.get(context.account.id);
    return report && report.startedAt <= context.now ? report : undefined;
  }

  private isDone(report: Report, context: JobContext): boolean {
    if (report.stuck) return false;
    const elapsed = Math.max(performance.now() - report.startedReal, context.now - report.startedAt);
    return elapsed >= report.takesMs;
  }
}
