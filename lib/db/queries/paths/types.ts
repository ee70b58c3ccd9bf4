import type { Permission } from '@/lib/iam/escalation/paths';
import type { Severity } from '@/lib/posture/types';

/** A statement that allows one call of a way. */
export interface GrantOfCall {
  policy: string;
  /** ARN of a managed policy; null for an inline one. */
  arn: string | null;
  /** AWS keeps the policy: it cannot be edited. */
  awsManaged: boolean;
  /** Name of the group that hands the policy on. */
  group: string | null;
  statement: string;
  conditional: boolean;
}

/** One call of a way, and where the right to make it comes from. None: the trust of the target alone lets in. */
export interface CallOfWay {
  action: string;
  on: Permission['on'];
  grants: GrantOfCall[];
  /** Last-accessed data says that it was not used within the settings' days; null: it does not say. */
  unused: boolean | null;
}

/** One way of the catalogue that is open to an identity. */
export interface OpenWay {
  id: string;
  name: string;
  summary: string;
  severity: Severity;
  calls: CallOfWay[];
  /** Names within the account of those whose rights are had by it; the identity itself where it strengthens itself. */
  targets: string[];
}

/** One hop of the shortest route. */
export interface Hop {
  /** Names within the account: `user/ana`. */
  from: string;
  to: string;
  pathIds: string[];
  /** Where the hop leads, when that is an identity that is known. */
  toIdentityId: string | null;
  /** Account of where it leads; null where the viewer may not see it. */
  account: { id: string; name: string } | null;
  /** The identity makes itself an administrator, or another that it then is. */
  isOwn: boolean;
  /** A condition decides that the data does not settle. */
  conditional: boolean;
}

/** An identity that is no administrator and can become one. */
export interface Climber {
  identityId: string;
  arn: string;
  name: string;
  kind: 'user' | 'role';
  accountId: string;
  accountName: string;
  severity: Severity;
  /** The route hangs on a condition that the data does not settle. */
  conditional: boolean;
  hops: Hop[];
  /** The ways of the first hop. */
  ways: OpenWay[];
}

/** A change that closes ways. */
export interface CutOfPaths {
  kind: 'policy' | 'aws-policy' | 'inline' | 'identity' | 'trust';
  action: string;
  /** Of the policy, the identity or the role whose trust is meant. */
  name: string;
  /** Identity or group that an inline policy belongs to. */
  holder: string | null;
  accountName: string;
  /** The call was not used by anybody who has it by this grant. */
  unused: boolean;
  closes: number;
  closedSoFar: number;
  /** Names of identities that reach nobody any more. */
  frees: string[];
}

/** Somebody from where nothing is scanned who reaches an administrator. */
export interface OutsideEntry {
  /** As the trust policy names it: an account, an organization, a provider, anyone. */
  source: string;
  conditional: boolean;
  hops: Hop[];
}

/** An administrator, by what is needed to name it. */
export interface AdministratorOfPaths {
  identityId: string;
  name: string;
  kind: 'user' | 'role';
  accountName: string;
}

/** How many identities reach an administrator, by hops. */
export interface HopCounts {
  zero: number;
  one: number;
  two: number;
  more: number;
}

export interface PathsToAdministrator {
  climbers: Climber[];
  /** Null where routes across accounts are not known. */
  hopCounts: HopCounts | null;
  /** Those of no hop. */
  administrators: AdministratorOfPaths[];
  entries: OutsideEntry[];
  /** When the routes across accounts were worked out; null: not at the moment shown, and these are the accounts' own. */
  analysedAt: Date | null;
  /** Since when routes across accounts are known; null: never yet. */
  knownFrom: Date | null;
  /** Ways of all climbers. */
  ways: number;
  cuts: CutOfPaths[];
  /** Identities of which the check could not tell. */
  unknown: number;
}
