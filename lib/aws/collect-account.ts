import { AppError } from '@/lib/errors';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { dataSetNames } from '@/lib/snapshot/data-sets';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { stageNames, type StageName, type StageOutcome } from '@/lib/snapshot/stage';
import { isDeadlineError, scanControl } from './cancellation';
import { collectAccessKeys } from './collect/access-keys';
import { collectAccountSettings } from './collect/account-settings';
import { collectAccountSummary } from './collect/account-summary';
import { collectAuthorizationDetails } from './collect/authorization-details';
import { collectCredentialReport } from './collect/credential-report';
import { collectExternalAccess } from './collect/external-access';
import { collectLastAccessed } from './collect/last-accessed';
import { collectMfaDevices } from './collect/mfa-devices';
import { collectOrganization } from './collect/organization';
import { collectOtherCredentials } from './collect/other-credentials';
import { knownUsers } from './collect/report-rows';
import {
  historyPace,
  historyTiming,
  politePace,
  PolicyTexts,
  politeTiming,
  type Readings,
  type StageContext,
  type Timing,
} from './collect/stage-context';
import { serviceStages } from './collect/service-stages';
import { collectTrails } from './collect/trails';
import { toUpstreamError } from './errors';
import { runStage, ScanClock, switchedOff, type CollectStage } from './run-stage';
import { shareUnmoved } from './share-unmoved';
import { openSession, type AccountSession } from './session';
import type { Collected, CollectInput } from './types';

interface Scan {
  input: CollectInput;
  context: StageContext;
  clock: ScanClock;
  organization: OrganizationSnapshot | null;
}

/** What tells who the users and roles are. */
const identityStages: readonly StageName[] = ['credential-report', 'authorization-details'];
/** What is read user by user. */
const userStages: readonly StageName[] = ['mfa-devices', 'access-keys', 'other-credentials'];
/** What tells the enabled regions. */
const regionStages: readonly StageName[] = ['account-settings'];

/** What each stage builds on; those that are not named ask region by region. */
const buildsOn: Partial<Record<StageName, readonly StageName[]>> = {
  'credential-report': [],
  'account-summary': [],
  'authorization-details': [],
  'mfa-devices': [...identityStages, 'account-summary'],
  'access-keys': identityStages,
  'other-credentials': identityStages,
  'last-accessed': identityStages,
  organization: [],
  'account-settings': [],
  buckets: ['trails'],
  alerts: [...regionStages, 'trails'],
};

/** Up to here last-accessed data is asked for beside the users' credentials; more users go first, in case time runs out. */
const fewUsers = 200;

function stagesOf(scan: Scan): Partial<Record<StageName, CollectStage>> {
  return {
    'credential-report': collectCredentialReport,
    'account-summary': collectAccountSummary,
    'authorization-details': collectAuthorizationDetails,
    'mfa-devices': collectMfaDevices,
    'access-keys': collectAccessKeys,
    'other-credentials': collectOtherCredentials,
    'last-accessed': collectLastAccessed,
    organization: async (context) => {
      const { organization, ...result } = await collectOrganization(context);
      scan.organization = organization;
      return result;
    },
    'external-access': collectExternalAccess,
    trails: collectTrails,
    'account-settings': collectAccountSettings,
    ...serviceStages,
  };
}

function newContext(input: CollectInput, session: AccountSession, timing: Timing): StageContext {
  return {
    session,
    takenAt: input.takenAt,
    previous: input.previous,
    previousOrganization: input.previousOrganization ?? null,
    timing,
    pace: input.limits === 'off' ? historyPace : politePace,
    readings: {},
    documents: new PolicyTexts(),
    sample: null,
    reportFile: null,
    progress: () => undefined,
  };
}

/** One stage, once what it builds on has ended, well or not; null where there is nothing to run. */
async function runInTurn(
  scan: Scan,
  name: StageName,
  ended: (names: readonly StageName[]) => Promise<unknown>,
): Promise<StageOutcome | null> {
  const { input, context, clock } = scan;
  const { onProgress } = input;
  if (!input.stages.has(name)) {
    Object.assign(context.readings, switchedOff(name));
    return null;
  }
  const stage = stagesOf(scan)[name];
  if (!stage) return null;
  await ended(buildsOn[name] ?? regionStages);
  if (name === 'last-accessed' && knownUsers(context).length > fewUsers) await ended(userStages);
  const progress: StageContext['progress'] = (done, total) =>
    onProgress({ kind: 'stage-progress', stage: name, done, total });
  const collect: CollectStage = () => stage(withProgress(context, progress));
  return runStage({ name, collect, context, clock, onProgress });
}

/** The shared context with a stage's own progress; what the stage sets on it still reaches the shared one. */
function withProgress(context: StageContext, progress: StageContext['progress']): StageContext {
  return {
    ...context,
    progress,
    get reportFile() {
      return context.reportFile;
    },
    set reportFile(file) {
      context.reportFile = file;
    },
  };
}

const notRun = { state: 'skipped', reason: 'Nothing collects this.' } as const;

function toSnapshot({ input, context }: Scan): AccountSnapshot {
  const { accountId, partition } = input.link;
  const collected = shareUnmoved(context.readings, input.previous);
  const readings = Object.fromEntries(
    dataSetNames.map((name) => [name, collected[name] ?? notRun]),
  ) as Readings;
  return {
    ...readings,
    accountId,
    partition,
    source: 'scan',
    takenAt: input.takenAt,
    credentialReportFile: context.reportFile,
    policyDocuments: context.documents.byHash,
  };
}

/** How long to wait for AWS's jobs: given by tests, else by whether limits are off. */
function timingOf(input: CollectInput): Timing {
  if (input.limits === 'off') return historyTiming;
  const jobs = Math.ceil(input.limits.lastAccessed.perSecond * 4);
  return { ...politeTiming, jobWidth: Math.min(Math.max(jobs, 4), 16) };
}

/**
 * One scan of one account: assumes the role and runs the enabled stages, each with its own outcome.
 * Throws `upstream` (or `throttled`, `precondition`, `invalid`) when no session can be had, and an AbortError
 * (`isAbortError`) when `input.signal` fires. When the deadline passes, what was read so far is returned.
 */
export async function collectAccount(
  input: CollectInput,
  timing: Timing = timingOf(input),
): Promise<Collected> {
  const control = scanControl(input.signal, input.deadlineSeconds);
  try {
    const session = await openSession({
      ...input,
      signal: control.signal,
      onCalls: ({ calls, throttles }) => input.onProgress({ kind: 'calls', calls, throttles }),
    }).catch((error: unknown) => {
      throw asOpeningError(error);
    });
    const context = newContext(input, session, timing);
    const scan: Scan = { input, context, clock: new ScanClock(input.takenAt), organization: null };
    const stages = await runStages(scan);
    return {
      snapshot: toSnapshot(scan),
      organization: scan.organization,
      stages,
      ...session.tally,
    };
  } finally {
    control.dispose();
  }
}

/**
 * Every stage as soon as it can: each service has a rate of its own, so that waiting for one would be time lost for the
 * others. All end before an error of one is told, so that no call outlives its scan.
 */
async function runStages(scan: Scan): Promise<StageOutcome[]> {
  const running = new Map<StageName, Promise<StageOutcome | null>>();
  const ended = (names: readonly StageName[]) => Promise.allSettled(names.map(start));
  const start = (name: StageName): Promise<StageOutcome | null> => {
    const run = running.get(name) ?? runInTurn(scan, name, ended);
    running.set(name, run);
    return run;
  };
  const results = await Promise.allSettled(stageNames.map(start));
  return results.flatMap((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value ?? [];
  });
}

function asOpeningError(error: unknown): unknown {
  if (!isDeadlineError(error)) return error;
  const { message, whatToDo, details } = toUpstreamError(error, 'sts:AssumeRole');
  return new AppError('upstream', message, whatToDo, details);
}
