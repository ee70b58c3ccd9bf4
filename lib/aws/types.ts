import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import type { StageName, StageOutcome } from '@/lib/snapshot/stage';

/** How to get into an account. */
export interface AccountLink {
  accountId: string;
  partition: string;
  roleArn: string;
  externalId: string | null;
}

/** Requests per second and burst of our own limiter; `off` only while demo history is collected. */
export interface RateLimits {
  iam: { perSecond: number; burst: number };
  lastAccessed: { perSecond: number; burst: number };
  other: { perSecond: number; burst: number };
}

export type CollectProgress =
  | { kind: 'stage-started'; stage: StageName }
  | { kind: 'stage-progress'; stage: StageName; done: number; total: number | null }
  | { kind: 'stage-ended'; outcome: StageOutcome }
  | { kind: 'calls'; calls: number; throttles: number };

export interface CollectInput {
  link: AccountLink;
  takenAt: Instant;
  /** The newest snapshot of this account: what did not move is carried over from it. */
  previous: AccountSnapshot | null;
  /** The newest snapshot of its organization, for a management or delegated account; else it is read whole. */
  previousOrganization?: OrganizationSnapshot | null;
  /** Who asked; becomes part of the session name in the account's CloudTrail. */
  requestedBy: string;
  stages: ReadonlySet<StageName>;
  limits: RateLimits | 'off';
  /** Scan deadline in seconds. */
  deadlineSeconds: number;
  signal: AbortSignal;
  onProgress: (event: CollectProgress) => void;
}

/** What came back. A failed stage is an outcome, never an exception; only a session that cannot be had throws. */
export interface Collected {
  snapshot: AccountSnapshot;
  /** Set when the account is the management or a delegated account of an organization. */
  organization: OrganizationSnapshot | null;
  stages: StageOutcome[];
  calls: number;
  throttles: number;
}
