import type { ActionLevels } from '@/lib/iam/actions/action-levels';
import type { AccountShare } from '@/lib/iam/unused/summarize-shares';
import type { AccountSnapshot, Analyzer, Trail } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import type { StageName } from '@/lib/snapshot/stage';
import type { Analysis } from './analysis';
import type { ParameterName, Thresholds } from './settings/parameters';

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

export const results = ['pass', 'fail', 'unknown', 'manual', 'not-applicable'] as const;
export type Result = (typeof results)[number];

/** One field that a check saw. Dates and values, never ages: texts are made from them at `takenAt`. */
export interface EvidenceField {
  field: string;
  value: string | number | boolean | null | readonly string[];
  /** Where it was read, for example `credential report`. */
  source: string;
  asOf: Instant;
}

/** The verdict of one check on one resource (an ARN; for account-wide checks the account's root ARN). */
export interface CheckResult {
  resource: string;
  result: Result;
  /** Of a fail: at most the check's own. */
  severity: Severity;
  /** What is so, with the real values, in one sentence. */
  title: string;
  evidence: EvidenceField[];
  /** Tells several results on one resource apart, for example an access key id or a region. */
  part?: string;
  /** The more basic check whose fail causes this one too: the defect is shown once, with what both cost. */
  impliedBy?: string;
}

export interface Remedy {
  console: string;
  cli: string;
  terraform: string | null;
}

export interface EvaluationContext {
  organization: OrganizationSnapshot | null;
  /** Account ids linked to this installation. */
  linkedAccountIds: ReadonlySet<string>;
  /** Known vendor account ids with the vendor's name. */
  vendors: ReadonlyMap<string, string>;
  /** Analyzers of the organization as its management and delegated accounts see them; members cannot. */
  organizationAnalyzers: readonly Analyzer[];
  /** Trails of the organization as its management and delegated accounts read them; members see no details. */
  organizationTrails: readonly Trail[];
  /** The newest snapshot that is at least `creepBaselineDays` older, else the oldest; null when there is none before. */
  baseline: Baseline | null;
  /** AWS's documented actions; null where nobody loaded them: shares of unused rights are not judged then. */
  actions: ActionLevels | null;
}

/** Which services each identity was granted at an earlier snapshot, by ARN. */
export interface Baseline {
  takenAt: Instant;
  services: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What every check may look at; made once per evaluation. */
export interface CheckInput {
  snapshot: AccountSnapshot;
  analysis: Analysis;
  context: EvaluationContext;
  thresholds: Thresholds;
}

/** What a result is about: its noun in lists and counts. */
export type Subject =
  | 'account'
  | 'organization'
  | 'region'
  | 'user'
  | 'group'
  | 'role'
  | 'identity'
  | 'policy'
  | 'access key'
  | 'credential'
  | 'certificate'
  | 'identity provider'
  | 'permission set'
  | 'analyzer'
  | 'AWS finding'
  | 'trail'
  | 'bucket'
  | 'KMS key'
  | 'instance'
  | 'resource';

/** A rule with a stable id. Ids are never reused or renamed. */
export interface Check {
  id: string;
  group: string;
  /** What should hold. */
  title: string;
  /** What is wrong when it does not. */
  failTitle: string;
  /** Why it matters, one or two sentences. */
  rationale: string;
  /** How it is decided, in a few plain sentences. */
  logic: string;
  /** Core checks ship switched on; extended ones by profile or by hand. */
  tier: 'core' | 'extended';
  /** What each result is about. */
  subject: Subject;
  /** Its fails are suspicions: alone they breach no requirement. */
  suspects?: true;
  /** The worst that it can give. */
  severity: Severity;
  stages: readonly StageName[];
  parameters: readonly ParameterName[];
  remedy: Remedy;
  references: readonly string[];
  evaluate: (input: CheckInput) => CheckResult[];
  /** The title of a fail from its evidence as it reads at a time, since a stored result may be older than the page. */
  describeFail: (evidence: readonly EvidenceField[], at: Instant) => string;
}

export type Tally = Record<Result, number>;

/** What one check said of one snapshot. */
export interface CheckOutcome {
  checkId: string;
  results: CheckResult[];
  tally: Tally;
  failBySeverity: Partial<Record<Severity, number>>;
}

export interface Evaluation {
  catalogueVersion: number;
  takenAt: Instant;
  results: CheckOutcome[];
  summary: PostureSummary;
}

export interface NamedIdentity {
  name: string;
  arn: string;
}

export interface UnknownFact {
  what: string;
  why: string;
}

/** A number that is null when the data it needs could not be read. */
export type Count = number | null;

/** The numbers of one account at one snapshot: the contract of `report summary` (design.md) without the name lists. */
export interface PostureSummary {
  users: Count;
  consoleUsers: Count;
  mfaUsers: Count;
  consoleUsersWithMfa: Count;
  /** Of console users, two decimals; null when there is none or it is unknown. */
  mfaCoveragePercent: number | null;
  activeKeys: Count;
  inactiveKeys: Count;
  usersWithTwoActiveKeys: Count;
  keysOlderThan: Record<'90' | '180' | '365', Count>;
  keysUnusedMoreThan: Record<'45' | '90', Count>;
  keysNeverUsed: Count;
  passwordsUnusedMoreThan: Record<'45' | '90', Count>;
  passwordsNeverUsed: Count;
  usersWithUnusedCredential: Count;
  activeCertificates: Count;
  root: {
    mfaActive: boolean | null;
    activeKeys: Count;
    passwordEnabled: boolean | null;
    passwordLastUsed: Instant | null;
  };
  groups: Count;
  roles: Count;
  customerPolicies: Count;
  adminUserCount: Count;
  adminRoleCount: Count;
  publicTrustCount: Count;
  externalTrustCount: Count;
  servicesGranted: Count;
  servicesUnused: Count;
  identitiesHalfUnused: Count;
  identitiesJudged: Count;
  /** The fair share of unused rights; null when last-accessed data was not read. Absent in older snapshots. */
  unusedShare?: AccountShare | null;
  mfaDevicesByKind: Record<string, number> | null;
  /** 0 to 100; put in when the snapshot is saved, since exceptions count. Null where no check judged anything. */
  score: number | null;
  /** Share of the score's weight that is not unknown, 0 to 1. */
  scoreKnown: number | null;
  /** The score with excepted fails counted as fails. */
  scoreCountingExceptions: number | null;
  findings: Record<Severity, number>;
  unknown: UnknownFact[];
}

export type EntityKind =
  | 'account'
  | 'root'
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'access-key'
  | 'mfa-device'
  | 'password'
  | 'trust'
  | 'trail'
  | 'password-policy';

/** A difference between consecutive snapshots. `entity` is an ARN, or the account id for account-wide facts. */
export interface Change {
  at: Instant;
  entityKind: EntityKind;
  entity: string;
  /** The identity concerned, where there is one. */
  identityArn: string | null;
  /** `created`, `deleted`, `re-created`, or the name of the field that moved. */
  field: string;
  before: string | number | boolean | string[] | null;
  after: string | number | boolean | string[] | null;
  /** A name for what happened, where it is worth one: `mfa-removed`, `administrator-gained` … */
  event: string | null;
}
