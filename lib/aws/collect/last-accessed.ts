import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  type GetServiceLastAccessedDetailsCommandOutput,
} from '@aws-sdk/client-iam';
import type { LastAccessed } from '@/lib/snapshot/account-snapshot';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { isAbortError, isDeadlineError } from '../cancellation';
import { awsCode, describeAwsError, isAccessDenied } from '../errors';
import { operationOf } from '../client-middleware';
import { inParallel } from '../in-parallel';
import { toInstantOrNull } from '../instant';
import { isTurnDue } from '../rotation';
import { awaitJob, JobError } from './await-job';
import { advisedIdentities, isCarriedOver, type AdvisedIdentity } from './last-accessed-plan';
import { previousOf, read, type StageContext, type StageResult } from './stage-context';

/** AWS has some 450 services: one page may hold them all. */
const pageSize = 1000;

type Answer = GetServiceLastAccessedDetailsCommandOutput;

function toServices(answers: readonly Answer[]): LastAccessed['services'] {
  return answers
    .flatMap((answer) => answer.ServicesLastAccessed ?? [])
    .map((service) => {
      const prefix = service.ServiceNamespace ?? '';
      const actions = (service.TrackedActionsLastAccessed ?? []).map((action) => ({
        action: `${prefix}:${action.ActionName ?? ''}`,
        lastUsed: toInstantOrNull(action.LastAccessedTime),
      }));
      return {
        service: prefix,
        serviceName: service.ServiceName ?? prefix,
        lastUsed: toInstantOrNull(service.LastAuthenticated),
        lastUsedRegion: service.LastAuthenticatedRegion ?? null,
        lastUsedBy: service.LastAuthenticatedEntity ?? null,
        actions: actions.length > 0 ? actions : null,
      };
    });
}

/** The first page of a finished job; null while AWS is at work, when its lists are absent against its own model. */
async function pollJob(context: StageContext, jobId: string): Promise<Answer | null> {
  const answer = await context.session.iam(
    new GetServiceLastAccessedDetailsCommand({ JobId: jobId, MaxItems: pageSize }),
  );
  if (answer.JobStatus === 'IN_PROGRESS') return null;
  if (answer.JobStatus === 'FAILED') {
    const { Code, Message } = answer.Error ?? {};
    throw new JobError(
      'JobFailed',
      `AWS could not make the last-accessed data: ${Message ?? Code ?? 'no reason given'}.`,
    );
  }
  return answer;
}

async function readPages(context: StageContext, jobId: string, first: Answer): Promise<Answer[]> {
  const pages = [first];
  let last = first;
  while (last.IsTruncated && last.Marker) {
    last = await context.session.iam(
      new GetServiceLastAccessedDetailsCommand({ JobId: jobId, Marker: last.Marker, MaxItems: pageSize }),
    );
    pages.push(last);
  }
  return pages;
}

async function askOnce(context: StageContext, arn: string): Promise<LastAccessed['services']> {
  const { session, timing } = context;
  const { JobId = '' } = await session.iam(
    new GenerateServiceLastAccessedDetailsCommand({ Arn: arn, Granularity: 'ACTION_LEVEL' }),
  );
  const what = `the last-accessed data of ${arn}`;
  const first = await awaitJob(() => pollJob(context, JobId), { timing, signal: session.signal, what });
  return toServices(await readPages(context, JobId, first));
}

/**
 * The services of one identity, or null when it was deleted since. A job belongs to the session that made it: when the
 * session was renewed in between, AWS knows no such job and another is made.
 */
async function ask(context: StageContext, arn: string): Promise<LastAccessed['services'] | null> {
  const { session } = context;
  for (let attempts = 0; ; attempts += 1) {
    const { generation } = session;
    try {
      return await askOnce(context, arn);
    } catch (error) {
      if (awsCode(error) !== 'NoSuchEntity') throw error;
      const isRenewed = session.generation !== generation;
      if (attempts >= 2 || !isRenewed) return null;
    }
  }
}

interface Gathered {
  answers: LastAccessed[];
  /** The first failure; the identities that it hit keep their old answer, if any. */
  failure: unknown;
  unanswered: number;
}

function endsStage(error: unknown): boolean {
  return isAbortError(error) || isDeadlineError(error) || isAccessDenied(error);
}

async function askAll(
  context: StageContext,
  due: readonly AdvisedIdentity[],
  known: Map<string, LastAccessed>,
): Promise<Gathered> {
  const gathered: Gathered = { answers: [], failure: null, unanswered: 0 };
  let done = 0;
  const keepOld = (identity: AdvisedIdentity, failure: unknown) => {
    const old = known.get(identity.arn);
    if (old) gathered.answers.push(old);
    else gathered.unanswered += 1;
    gathered.failure ??= failure;
  };
  let ended: unknown = null;
  await inParallel(due, context.timing.jobWidth, async (identity) => {
    if (ended) return keepOld(identity, ended);
    try {
      const services = await ask(context, identity.arn);
      if (services) {
        const { arn, fingerprint } = identity;
        gathered.answers.push({ arn, asOf: context.takenAt, fingerprint, services });
      }
    } catch (error) {
      if (isAbortError(error)) throw error;
      if (endsStage(error)) ended ??= error;
      keepOld(identity, error);
    }
    done += 1;
    context.progress(done, due.length);
  });
  return gathered;
}

interface Plan {
  kept: LastAccessed[];
  due: AdvisedIdentity[];
}

/** Who keeps the last answer and who is asked about; those without any answer go first, in case time runs out. */
function planOf(
  context: StageContext,
  identities: readonly AdvisedIdentity[],
  known: ReadonlyMap<string, LastAccessed>,
): Plan {
  const plan: Plan = { kept: [], due: [] };
  const { accountId } = context.session.link;
  const rules = { ...context, isRenewalDue: isTurnDue(context, accountId, context.pace.adviceDays) };
  for (const identity of identities) {
    const before = known.get(identity.arn);
    if (before && isCarriedOver(before, identity, rules)) plan.kept.push(before);
    else plan.due.push(identity);
  }
  plan.due.sort((a, b) => Number(known.has(a.arn)) - Number(known.has(b.arn)));
  return plan;
}

/**
 * Access Advisor's answer for every user and role that has policies. An identity keeps its answer while neither its
 * policies nor its use moved; old answers are asked for anew by turns.
 */
export async function collectLastAccessed(context: StageContext): Promise<StageResult> {
  const identities = advisedIdentities(context);
  if (!identities) {
    return { readings: {}, skipped: 'Users and roles could not be read, so nobody can be asked about.' };
  }
  const before = previousOf(context, 'lastAccessed')?.value ?? [];
  const known = new Map(before.map((one) => [one.arn, one]));
  const { kept, due } = planOf(context, identities, known);
  const { answers, failure, unanswered } = await askAll(context, due, known);
  const all = sortedBy([...kept, ...answers], (one) => one.arn);
  if (failure && all.length === 0) throw failure;
  const result: StageResult = { readings: { lastAccessed: read(all, context.takenAt) } };
  if (failure) {
    result.error = describeAwsError(
      failure,
      operationOf(failure) ?? 'iam:GenerateServiceLastAccessedDetails',
    );
    result.notices = [`${unanswered} of ${identities.length} identities have no last-accessed data.`];
  }
  return result;
}
