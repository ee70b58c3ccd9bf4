import type { AccountNode } from '@/lib/iam/graph/account-edges';
import type { TrustIssueCode } from '@/lib/iam/trust/trust-issue-codes';
import type { ShareStatus } from '@/lib/iam/unused/summarize-shares';
import type { PairUse } from '@/lib/iam/unused/unused-share';
import type { Instant } from '@/lib/snapshot/reading';

/**
 * Rows for the projection tables, keyed by ARN instead of row id. Pure: save compares them with the current rows and
 * writes what differs. A field that is `undefined` could not be read: the current row's value is kept.
 */
export interface ProjectedTable<Row> {
  rows: Row[];
  /**
   * Kinds whose absence closes the current row. A kind that is not listed was not read, so its rows stay.
   * Tables without kinds use `*`.
   */
  complete: readonly string[];
}

export type IdentityKind = 'user' | 'group' | 'role' | 'root';

export interface IdentityStateRow {
  arn: string;
  kind: IdentityKind;
  name: string;
  path: string;
  uniqueId?: string | null;
  createdAt?: Instant | null;
  tags?: { key: string; value: string }[];
  groups?: string[];
  attachedPolicies?: { name: string; arn: string }[];
  inlinePolicies?: { name: string; document: string }[];
  permissionsBoundary?: string | null;
  description?: string | null;
  maxSessionDuration?: number | null;
  serviceLinked: boolean;
  passwordEnabled?: boolean | null;
  passwordLastChanged?: Instant | null;
  mfaActive?: boolean | null;
  mfaKinds?: string[];
  activeKeys?: number;
  keys?: number;
  administrator?: 'full' | 'equivalent' | 'conditional' | 'none' | null;
  administratorReason?: string | null;
  trustDocument?: string | null;
  publicTrust?: boolean | null;
  externalTrust?: boolean | null;
  owner?: string | null;
}

export interface IdentityUseRow {
  arn: string;
  kind: IdentityKind;
  lastActivityAt?: Instant | null;
  lastActivityBy?: 'password' | 'access-key' | 'role' | null;
  passwordLastUsedAt?: Instant | null;
  lastRegion?: string | null;
}

export type CredentialKind =
  'password' | 'access-key' | 'mfa-device' | 'signing-certificate' | 'ssh-key' | 'service-specific';

export interface CredentialStateRow {
  arn: string;
  kind: CredentialKind;
  /** Access key id, serial number …; for a key of an imported report `slot-1@<last rotated>`. */
  key: string;
  accessKeyId: string | null;
  slot: number | null;
  status: 'Active' | 'Inactive' | 'Expired';
  createdAt: Instant | null;
  detail: string | null;
}

export interface CredentialUseRow {
  arn: string;
  kind: CredentialKind;
  key: string;
  lastUsedAt: Instant | null;
  region: string | null;
  service: string | null;
}

export interface GrantStateRow {
  arn: string;
  service: string;
  /** '' for the service as a whole. */
  action: string;
  serviceName: string;
  state: 'used' | 'unused' | 'not-tracked';
  /** Left out where AWS knows of no use: the row then keeps what an older snapshot knew, beyond AWS's 400 days. */
  lastUsedAt?: Instant | null;
}

export interface PolicyStateRow {
  arn: string;
  name: string;
  awsManaged: boolean;
  defaultVersion: string | null;
  document: string | null;
  attachmentCount: number;
  boundaryUsageCount: number;
}

export interface TrustStateRow {
  arn: string;
  position: number;
  principalKind: string;
  principal: string;
  trustedAccountId: string | null;
  vendor: string | null;
  external: boolean;
  externalIdRequired: boolean;
  conditions: string[];
  issues: TrustIssueCode[];
}

/** The share of unused rights of a user or role. */
export interface ShareStateRow {
  arn: string;
  status: ShareStatus;
  /** Weights, not percent; null where they could not be told. */
  used: number | null;
  unused: number | null;
  unknown: number | null;
  /** Of a role of Identity Center alone: its pairs, since its permission set is judged over accounts. */
  pairs: readonly PairUse[];
}

/** All that one snapshot and its evaluation put into the projection. */
export interface Projection {
  identityStates: ProjectedTable<IdentityStateRow>;
  identityUses: ProjectedTable<IdentityUseRow>;
  credentialStates: ProjectedTable<CredentialStateRow>;
  credentialUses: ProjectedTable<CredentialUseRow>;
  grantStates: ProjectedTable<GrantStateRow>;
  policyStates: ProjectedTable<PolicyStateRow>;
  trustStates: ProjectedTable<TrustStateRow>;
  /** The account's part of the identity graph. */
  edges: ProjectedTable<AccountNode>;
  shareStates: ProjectedTable<ShareStateRow>;
}
