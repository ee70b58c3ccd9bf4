import { parseArn } from '@/lib/iam/arn';
import type { Certainty } from '@/lib/iam/request';
import type { ManagementEvents, Trail } from '@/lib/snapshot/account-snapshot';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { asOfReading } from '../evidence';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';
import { dataGap, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import { fieldsOf, notApplicable, unknownVerdict, type Verdict } from './verdict';

type TrailInput = Pick<CheckInput, 'snapshot' | 'context'>;

/** The account that a trail belongs to. */
export function ownerOf(trail: Pick<Trail, 'arn'>): string {
  return parseArn(trail.arn)?.accountId ?? '';
}

/**
 * The trails that record an account, each once. Of an organization's trail a member sees the outline alone: details are
 * those that its owner read, where that account is linked. Null when the trails were not read.
 */
export function trailsOf({ snapshot, context }: TrailInput): Trail[] | null {
  const trails = valueOf(snapshot.trails);
  const detailed = new Map(context.organizationTrails.map((trail) => [trail.arn, trail]));
  const merged = trails?.map((trail) =>
    ownerOf(trail) === snapshot.accountId ? trail : (detailed.get(trail.arn) ?? trail),
  );
  return merged ? [...new Map(merged.map((trail) => [trail.arn, trail])).values()] : null;
}

/** A trail or a store of CloudTrail Lake, as far as recording goes. */
export interface Recorder {
  name: string;
  kind: 'trail' | 'store';
  isMultiRegion: boolean;
  /** Home region of a trail; null for a store. */
  region: string | null;
  includesGlobalEvents: boolean;
  isOn: Certainty;
  /** `not-asked`: nobody looked, as in snapshots of older versions. */
  management: ManagementEvents | 'unread' | 'not-asked';
  /** Why `isOn` or `management` is not known. */
  why: string | null;
}

export interface Recorders {
  recorders: Recorder[];
  /** Why there may be more of them; null when all are known. */
  gap: string | null;
}

/** Everything that records events of the account; null when trails were not read. */
export function recordersOf(input: TrailInput): Recorders | null {
  const trails = trailsOf(input);
  if (!trails) return null;
  const { eventDataStores } = input.snapshot;
  const stores = (valueOf(eventDataStores) ?? []).map((store): Recorder => ({
    name: store.name,
    kind: 'store',
    isMultiRegion: store.isMultiRegion,
    region: null,
    includesGlobalEvents: store.isMultiRegion,
    isOn: store.status === 'ENABLED' ? 'yes' : 'no',
    management: store.managementEvents,
    why: null,
  }));
  return {
    recorders: [...trails.map(toRecorder), ...stores],
    gap: eventDataStores.state === 'unread' ? whyUnread(eventDataStores) : null,
  };
}

function toRecorder(trail: Trail): Recorder {
  return {
    name: trail.name,
    kind: 'trail',
    isMultiRegion: trail.isMultiRegion,
    region: trail.homeRegion,
    includesGlobalEvents: trail.includesGlobalEvents,
    isOn: isLogging(trail),
    management: managementOf(trail),
    why: whyUnread(trail.isLogging) ?? whyUnread(trail.managementEvents),
  };
}

function managementOf({ managementEvents }: Trail): Recorder['management'] {
  if (managementEvents.state === 'read') return managementEvents.value;
  return managementEvents.state === 'unread' ? 'unread' : 'not-asked';
}

/** Whether a trail is switched on; maybe where its status was not read. */
export function isLogging({ isLogging: reading }: Pick<Trail, 'isLogging'>): Certainty {
  if (reading.state !== 'read') return 'maybe';
  return reading.value ? 'yes' : 'no';
}

/** Whether a recorder is on and records any management event, as AWS does unless told otherwise. */
export function recordsManagement({ isOn, management }: Recorder): Certainty {
  if (isOn === 'no' || management === 'not-asked') return isOn;
  if (management === 'unread') return 'maybe';
  return management.reads || management.writes ? isOn : 'no';
}

/** One line for a recorder in an evidence: `main: multi-region, on`. */
export function describeRecorder({ name, kind, isMultiRegion, region, isOn }: Recorder): string {
  const where = isMultiRegion ? 'all regions' : (region ?? 'one region');
  const state = { yes: 'on', no: 'off', maybe: 'not known whether on' }[isOn];
  return `${name}: ${kind === 'store' ? 'event data store, ' : ''}${where}, ${state}`;
}

/** The recorders as evidence. */
export function recorderEvidence(
  { snapshot }: TrailInput,
  recorders: readonly Recorder[],
  values: Record<string, EvidenceField['value']> = {},
): EvidenceField[] {
  return fieldsOf('trails', asOfReading(snapshot.trails, snapshot.takenAt), {
    recorders: recorders.map(describeRecorder).sort(),
    ...values,
  });
}

export interface TrailJudgement {
  severity: Severity;
  /** `outline`: what a member sees of an organization's trail is enough, where nobody else judges it. */
  needs: 'outline' | 'details';
}

/**
 * One result per trail of the account. A trail of another account is judged there; without any trail the check is not
 * applicable, which other checks fail for. A judge that answers null leaves its trail out: the data it needs are off.
 */
export function judgeTrails(
  input: CheckInput,
  { severity, needs }: TrailJudgement,
  judge: (trail: Trail) => Verdict | null,
): CheckResult[] {
  const { snapshot, context } = input;
  const account = rootArn(snapshot);
  const trails = trailsOf(input);
  if (!trails) return unknownResults(dataGap(snapshot.trails), severity, [account]);
  if (trails.length === 0)
    return [{ resource: account, severity, ...notApplicable('The account has no trail') }];
  return trails.flatMap((trail): CheckResult[] => {
    const owner = ownerOf(trail);
    const isOurs = owner === snapshot.accountId;
    const isJudged = isOurs || (needs === 'outline' && !context.linkedAccountIds.has(owner));
    const verdict = isJudged ? judge(trail) : notApplicable(`${trail.name} belongs to account ${owner}`);
    return verdict ? [{ resource: trail.arn, severity, ...verdict }] : [];
  });
}

/** Why a trail that should be on is not judged: it is off, or nobody knows; null when it is on. */
export function beyondLogging(trail: Trail): Verdict | null {
  const on = isLogging(trail);
  if (on === 'yes') return null;
  if (on === 'no') return notApplicable(`${trail.name} is switched off`);
  return unknownVerdict(whyUnread(trail.isLogging) ?? '');
}

/** Evidence about one trail. */
export function trailEvidence(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  trail: Trail,
  values: Record<string, EvidenceField['value']>,
): EvidenceField[] {
  return fieldsOf('trails', asOfReading(snapshot.trails, snapshot.takenAt), {
    trail: trail.name,
    region: trail.homeRegion,
    ...values,
  });
}
