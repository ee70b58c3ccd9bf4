import { realNow } from '@/lib/clock';
import type { DataSets } from '@/lib/snapshot/account-snapshot';
import type { Instant, Reading } from '@/lib/snapshot/reading';
import type { StageError, StageName, StageOutcome } from '@/lib/snapshot/stage';
import { stageTally, type CallTally } from './call-scope';
import { isAbortError } from './cancellation';
import { operationOf } from './client-middleware';
import { unread, type Readings, type StageContext, type StageResult } from './collect/stage-context';
import { describeAwsError } from './errors';
import { operationsOf, type OperationName } from './operations';
import type { CollectProgress } from './types';

/** The data sets that each stage answers for. The organization is a snapshot of its own. */
export const stageDataSets: Partial<Record<StageName, readonly (keyof DataSets)[]>> = {
  'credential-report': ['credentialReport'],
  'account-summary': ['accountSummary'],
  'authorization-details': ['users', 'groups', 'roles', 'policies', 'roleActivity'],
  'mfa-devices': ['mfaDevices'],
  'access-keys': ['accessKeys'],
  'other-credentials': ['otherCredentials'],
  'last-accessed': ['lastAccessed'],
  organization: ['organizationMembership'],
  'external-access': ['externalAccess'],
  trails: ['trails', 'eventDataStores'],
  'account-settings': ['accountSettings', 'contacts'],
  detection: ['detection'],
  'kms-keys': ['kmsKeys'],
  compute: ['compute'],
  buckets: ['buckets'],
  alerts: ['alerts'],
};

export type CollectStage = (context: StageContext) => Promise<StageResult>;

export interface StageRun {
  name: StageName;
  collect: CollectStage;
  context: StageContext;
  clock: ScanClock;
  onProgress: (event: CollectProgress) => void;
}

/** Times of a scan: those of its start, plus what has really passed since. In history the start lies in the past. */
export class ScanClock {
  private readonly startedAt = realNow().getTime();

  constructor(private readonly takenAt: Instant) {}

  now(): Instant {
    const passed = realNow().getTime() - this.startedAt;
    return new Date(Date.parse(this.takenAt) + passed).toISOString();
  }
}

function everySet(name: StageName, reading: Exclude<Reading<never>, { state: 'read' }>): Partial<Readings> {
  return Object.fromEntries((stageDataSets[name] ?? []).map((set) => [set, reading]));
}

/** Readings of a stage that is switched off. */
export function switchedOff(name: StageName): Partial<Readings> {
  return everySet(name, { state: 'skipped', reason: 'This stage is switched off for the account.' });
}

function stateOf(result: StageResult): StageOutcome['state'] {
  if (result.skipped !== undefined) return 'skipped';
  return result.error ? 'partial' : 'succeeded';
}

function firstOperation(name: StageName): OperationName {
  return operationsOf(name)[0] ?? 'sts:GetCallerIdentity';
}

async function collectSafely({
  name,
  collect,
  context,
}: StageRun): Promise<StageResult & { failed?: StageError }> {
  try {
    context.session.signal.throwIfAborted();
    return await collect(context);
  } catch (error) {
    if (isAbortError(error)) throw error;
    const failed = describeAwsError(error, operationOf(error) ?? firstOperation(name));
    return { readings: everySet(name, unread(failed)), failed };
  }
}

/**
 * Runs one stage and puts its readings into the context. Whatever it meets is its own outcome: only cancellation
 * ends the scan.
 */
export async function runStage(run: StageRun): Promise<StageOutcome> {
  const { name, context, clock, onProgress } = run;
  const tally: CallTally = { calls: 0, throttles: 0 };
  const startedAt = clock.now();
  onProgress({ kind: 'stage-started', stage: name });
  const result = await stageTally.run(tally, () => collectSafely(run));
  const skippedSets =
    result.skipped === undefined ? {} : everySet(name, { state: 'skipped', reason: result.skipped });
  Object.assign(context.readings, skippedSets, result.readings);
  const outcome: StageOutcome = {
    name,
    state: result.failed ? 'failed' : stateOf(result),
    error: result.failed ?? result.error ?? null,
    reason: result.skipped ?? null,
    startedAt,
    endedAt: clock.now(),
    ...tally,
    notices: result.notices ?? [],
  };
  onProgress({ kind: 'stage-ended', outcome });
  return outcome;
}
