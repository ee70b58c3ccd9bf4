import type { TrustIssueCode } from './trust/trust-issue-codes';

/** The text of one policy with where it comes from, so that a verdict can name it. */
export interface NamedPolicy {
  /** Policy name as shown. */
  name: string;
  /** `managed`, `inline`, `group-managed`, `group-inline`. */
  via: 'managed' | 'inline' | 'group-managed' | 'group-inline';
  /** ARN of a managed policy. */
  arn: string | null;
  /** Group through which the identity has it. */
  group: string | null;
  text: string;
}

/** All that decides what one user or role may do, as far as it was read. */
export interface IdentityPolicies {
  arn: string;
  kind: 'user' | 'role' | 'group';
  policies: NamedPolicy[];
  /** ARNs of the groups that a user is in, those without a policy too; left out: not known. */
  groupArns?: string[];
  /** Null: none. `unread`: a boundary is set but its text is not known. */
  boundary: { arn: string; text: string } | 'unread' | null;
  /** Service control policies by level, root first; null when the organization is unknown. */
  guardrails: string[][] | null;
}

export type AdministratorTier = 'full' | 'equivalent' | 'conditional' | 'none';

/** Whether an identity is an administrator, and which statement makes it one. */
export interface AdministratorVerdict {
  tier: AdministratorTier;
  /** One sentence, with the policy's name; null for `none`. */
  reason: string | null;
}

export type TrustPrincipalKind = 'account' | 'identity' | 'service' | 'oidc' | 'saml' | 'anyone' | 'deleted';

/** One principal that a trust policy lets in. */
export interface TrustPrincipal {
  kind: TrustPrincipalKind;
  principal: string;
  accountId: string | null;
  vendor: string | null;
  /** Names an account outside its own, its organization and the linked ones. */
  external: boolean;
  externalIdRequired: boolean;
  /** `operator key values`, as written. */
  conditions: string[];
  /** What this way in shows; whether an identity provider is gone is not told here. */
  issues: TrustIssueCode[];
}

export interface TrustVerdict {
  principals: TrustPrincipal[];
  /** Fails `role-trust-public`: anyone, not pinned to an account, organization or principal. */
  public: boolean;
  /** Any tenant of a shared OIDC issuer may assume it (T-OIDC-ANYONE). */
  openFederation: boolean;
  external: boolean;
  /** Set when the text is not a policy. */
  problem: string | null;
}

export interface TrustContext {
  accountId: string;
  organizationId: string | null;
  organizationAccountIds: ReadonlySet<string>;
  linkedAccountIds: ReadonlySet<string>;
  vendors: ReadonlyMap<string, string>;
}

export type GrantUse = 'used' | 'unused' | 'not-tracked';

/** A service (action null) or tracked action that an identity's policies allow, and whether it used it. */
export interface Grant {
  service: string;
  serviceName: string;
  action: string | null;
  use: GrantUse;
  lastUsed: string | null;
}
