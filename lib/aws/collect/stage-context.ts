import type { AccountSnapshot, DataSets } from '@/lib/snapshot/account-snapshot';
import type { DocumentHash } from '@/lib/snapshot/document-hash';
import { hash } from '@/lib/snapshot/hash';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Instant, Reading } from '@/lib/snapshot/reading';
import type { StageError } from '@/lib/snapshot/stage';
import { isTurnDue } from '../rotation';
import type { AccountSession } from '../session';

/** How long to wait for jobs, in milliseconds. */
export interface Timing {
  /** Before the first question whether a job is done; later waits grow by half. */
  firstPollMs: number;
  longestPollMs: number;
  /** A job that takes longer counts as stuck. */
  jobDeadlineMs: number;
  /** Last-accessed jobs under way at a time: enough to keep their rate while AWS works on each. */
  jobWidth: number;
  /** Calls under way at a time, inside one stage. */
  width: number;
}

export const politeTiming: Timing = {
  firstPollMs: 2_000,
  longestPollMs: 10_000,
  jobDeadlineMs: 180_000,
  jobWidth: 8,
  width: 3,
};

/** While history is collected AWS is simulated and answers at once. */
export const historyTiming: Timing = {
  firstPollMs: 0,
  longestPollMs: 1_000,
  jobDeadlineMs: 30_000,
  jobWidth: 8,
  width: 8,
};

export type Readings = { -readonly [K in keyof DataSets]: Reading<DataSets[K]> };

/** After how many days things are asked for again that gave no sign of having changed. */
export interface Pace {
  /** Last-accessed data of identities that are used all the time: this at most. */
  busyDays: number;
  /** Last-accessed data of identities that did nothing since: only for what leaves AWS's tracked period. */
  quietDays: number;
  /** Use after so long a silence is news: last-accessed data is asked for at once. */
  wakeUpDays: number;
  /** Answers that grew old are renewed together, so that the whole does not move at every scan. */
  adviceDays: number;
  /** Access keys and MFA devices of a user whose row in the report did not move. */
  credentialDays: number;
  sshKeyDays: number;
  /** Regions in which there was no analyzer. */
  emptyRegionDays: number;
  /** Findings of Access Analyzer. */
  externalAccessDays: number;
  /** Settings of the account. */
  settingsDays: number;
  /** Whatever else a person configures and no other answer tells of; 0 = asked for at every scan. */
  configurationDays: number;
  /** Units, policies and administrators of the organization, while its accounts and kinds of policy stay the same. */
  organizationDays: number;
  /** What only another call tells of things that every scan lists: of roles, OIDC providers and analyzers. */
  detailDays: number;
  /** Other services. */
  serviceDays: number;
  /** Other services, in regions where nothing of theirs moves by itself. */
  quietServiceDays: number;
}

export const politePace: Pace = {
  busyDays: 7,
  quietDays: 28,
  wakeUpDays: 14,
  adviceDays: 1,
  credentialDays: 7,
  sshKeyDays: 28,
  emptyRegionDays: 1,
  externalAccessDays: 1,
  settingsDays: 1,
  configurationDays: 0,
  organizationDays: 1,
  detailDays: 1,
  serviceDays: 1,
  quietServiceDays: 1,
};

/** Months of history are collected in a minute: what gave no sign is left for longer. */
export const historyPace: Pace = {
  busyDays: 42,
  quietDays: 168,
  wakeUpDays: 45,
  adviceDays: 7,
  credentialDays: 28,
  sshKeyDays: 84,
  emptyRegionDays: 28,
  externalAccessDays: 3,
  settingsDays: 7,
  configurationDays: 7,
  organizationDays: 7,
  detailDays: 7,
  serviceDays: 28,
  quietServiceDays: 400,
};

/** What a stage brings back. `error` with readings means partial; a stage that has nothing to do says why it skipped. */
export interface StageResult {
  readings: Partial<Readings>;
  error?: StageError;
  skipped?: string;
  notices?: string[];
}

/** What every stage is given: the session, the scan's time, the previous snapshot and what earlier stages read. */
export interface StageContext {
  session: AccountSession;
  takenAt: Instant;
  previous: AccountSnapshot | null;
  previousOrganization: OrganizationSnapshot | null;
  timing: Timing;
  pace: Pace;
  readings: Partial<Readings>;
  documents: PolicyTexts;
  /** In a test of the link: how many resources are looked at, in one region. Null: all, everywhere. */
  sample: number | null;
  /** Told by the credential-report stage. */
  reportFile: Uint8Array | null;
  progress: (done: number, total: number | null) => void;
}

interface KnownText {
  text: string;
  address: DocumentHash;
}

/** Documents as AWS returned them: nearly all of a scan's were in the last one. Forgetting costs time alone. */
const knownTexts = new Map<string, KnownText>();
const mostKnownTexts = 20_000;

function learnText(encoded: string): KnownText {
  const text = decodeDocument(encoded);
  const known = { text, address: hash(text) };
  if (knownTexts.size >= mostKnownTexts) knownTexts.clear();
  knownTexts.set(encoded, known);
  return known;
}

/** The distinct policy texts of a scan, by hash. */
export class PolicyTexts {
  readonly byHash: Record<DocumentHash, string> = {};

  /** Takes a document as IAM returns it (RFC 3986 percent-encoded) and gives its hash. */
  addEncoded(encoded = ''): DocumentHash {
    const { text, address } = knownTexts.get(encoded) ?? learnText(encoded);
    this.byHash[address] = text;
    return address;
  }

  add(text: string): DocumentHash {
    const address = hash(text);
    this.byHash[address] = text;
    return address;
  }
}

/** The SDK leaves policy documents encoded; a stand-in that does not encode them is understood too. */
function decodeDocument(encoded: string): string {
  if (!encoded.includes('%') || encoded.trimStart().startsWith('{')) return encoded;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

export function read<T>(value: T, asOf: Instant): Reading<T> {
  return { state: 'read', value, asOf };
}

export function unread(error: StageError): Extract<Reading<never>, { state: 'unread' }> {
  const { code, operation, message } = error;
  return { state: 'unread', code, operation, message };
}

/** Whether the account's configuration is asked for in this scan, or stands as the last one saw it. */
export function isConfigurationDue(context: StageContext): boolean {
  return isTurnDue(context, context.session.link.accountId, context.pace.configurationDays);
}

/** The previous value of a data set, when it was read. */
export function previousOf<K extends keyof DataSets>(
  context: Pick<StageContext, 'previous'>,
  name: K,
): { value: DataSets[K]; asOf: Instant } | null {
  const reading = context.previous?.[name];
  return reading?.state === 'read' ? { value: reading.value as DataSets[K], asOf: reading.asOf } : null;
}

/** What an earlier stage of this scan read. */
export function readSoFar<K extends keyof DataSets>(context: StageContext, name: K): DataSets[K] | null {
  const reading = context.readings[name];
  return reading?.state === 'read' ? (reading.value as DataSets[K]) : null;
}
