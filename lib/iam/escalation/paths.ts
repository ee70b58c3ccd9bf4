import type { Severity } from './severity';
import data from './paths.json';

/** What a permission of a path has to cover. */
export type Target =
  | 'self'
  | 'ownGroup'
  | 'attachedPolicy'
  | 'policyOfTargetRole'
  | 'otherUser'
  | 'targetRole'
  | 'newRole'
  | 'newUser'
  | 'group'
  | 'passedRole'
  | 'workload'
  | 'artifact'
  | 'samlProvider'
  | 'oidcProvider'
  | 'memberRoot'
  | 'orgAccessRole'
  | 'any';

/** A call that has to be allowed on something. */
export interface Permission {
  action: string;
  on: Target;
}

/**
 * A way by which rights grow. It is open where every call of `allOf` and, when there are any, all calls of one group of
 * `anyOf` are allowed.
 */
export interface EscalationPath {
  id: string;
  name: string;
  summary: string;
  category:
    | 'self-escalation'
    | 'principal-access'
    | 'new-passrole'
    | 'existing-passrole'
    | 'federation-trust'
    | 'org-and-sso'
    | 'credential-access'
    | 'policy-manipulation';
  /** The ceiling: what it is worth when it reaches an administrator. */
  severity: Severity;
  /** Retired: AWS has closed it. */
  status: 'active' | 'legacy' | 'retired';
  principalTypes: readonly ('user' | 'role')[];
  allOf: readonly Permission[];
  anyOf: readonly (readonly Permission[])[];
  /** Services that a passed role has to trust, one of them. */
  passedToService: readonly string[];
  /** Which workload runs as which role decides whether it leads anywhere. */
  needsInventory: boolean;
  /** Whose rights are had in the end. */
  target: string;
  outcome: string;
}

/**
 * Every known way, by its stable id. Facts from the public catalogues of pathfinding.cloud, Rhino Security Labs, Prowler,
 * Cloudsplaining, Pacu and PMapper; the words are Rolecall's own.
 */
export const escalationPaths = data as unknown as readonly EscalationPath[];

/** The ways that AWS has not closed. */
export const openPaths: readonly EscalationPath[] = escalationPaths.filter(
  ({ status }) => status !== 'retired',
);
