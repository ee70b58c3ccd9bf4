import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  type GetCredentialReportCommandOutput,
} from '@aws-sdk/client-iam';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { awsCode } from '../errors';
import { toInstant } from '../instant';
import { awaitJob } from './await-job';
import { read, type StageContext, type StageResult } from './stage-context';

/** The report is kept by AWS for four hours: within them Generate says COMPLETE and Get returns the same bytes. */
async function generate({ session, timing }: StageContext): Promise<void> {
  const ask = async () => {
    const { State } = await session.iam(new GenerateCredentialReportCommand({}));
    return State === 'COMPLETE' ? true : null;
  };
  if (await ask()) return;
  await awaitJob(ask, { timing, signal: session.signal, what: 'the credential report' });
}

type Fetched = GetCredentialReportCommandOutput | 'absent';

async function fetchReport({ session, timing }: StageContext): Promise<Fetched> {
  const ask = async (): Promise<Fetched | null> => {
    try {
      return await session.iam(new GetCredentialReportCommand({}));
    } catch (error) {
      const code = awsCode(error);
      if (code === 'ReportInProgress') return null;
      if (code === 'ReportNotPresent' || code === 'ReportExpired') return 'absent';
      throw error;
    }
  };
  const first = await ask();
  if (first) return first;
  return awaitJob(ask, { timing, signal: session.signal, what: 'the credential report' });
}

/** AWS's credential report, made if there is none of the last four hours; its own time is when it was generated. */
export async function collectCredentialReport(context: StageContext): Promise<StageResult> {
  await generate(context);
  let answer = await fetchReport(context);
  if (answer === 'absent') {
    await generate(context);
    answer = await fetchReport(context);
  }
  if (answer === 'absent' || !answer.Content) {
    throw Object.assign(new Error('The report was made and is not there.'), { name: 'ReportNotPresent' });
  }
  const report = parseCredentialReport(answer.Content);
  if (report.rows.length === 0) {
    const problem = report.problems[0]?.message ?? 'it has no rows';
    throw Object.assign(new Error(`The credential report could not be read: ${problem}.`), {
      name: 'UnreadableReport',
    });
  }
  context.reportFile = answer.Content;
  const asOf = answer.GeneratedTime ? toInstant(answer.GeneratedTime) : context.takenAt;
  return { readings: { credentialReport: read(report, asOf) }, notices: noticesOf(report) };
}

function noticesOf(report: ReturnType<typeof parseCredentialReport>): string[] {
  const bad = report.problems.map(
    ({ line, user, message }) =>
      `Line ${line} of the credential report${user ? ` (${user})` : ''} could not be read: ${message}.`,
  );
  return [...report.notices, ...bad];
}
