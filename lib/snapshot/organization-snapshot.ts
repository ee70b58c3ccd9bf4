import type { DocumentHash } from './document-hash';
import type { Tag } from './tag';
import type { Instant, Reading } from './reading';

export type AccountState = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

export interface OrganizationAccount {
  id: string;
  name: string;
  state: AccountState;
  /** Ids from the root to the parent: `r-…`, `ou-…`. */
  path: string[];
  joinedAt: Instant | null;
  tags: Tag[];
}

export interface OrganizationalUnit {
  id: string;
  name: string;
  parentId: string;
}

/** A service or resource control policy and what it is attached to (root, OU or account ids). */
export interface Guardrail {
  id: string;
  name: string;
  kind: 'scp' | 'rcp';
  awsManaged: boolean;
  document: DocumentHash;
  targets: string[];
}

/** A policy that governs tags or the use of content by AI services, and what it is attached to. */
export interface ManagementPolicy {
  id: string;
  name: string;
  kind: 'tag' | 'ai-opt-out';
  document: DocumentHash;
  targets: string[];
}

/** What the scan of a management or delegated account learnt about its organization: immutable, plain data. */
export interface OrganizationSnapshot {
  organizationId: string;
  managementAccountId: string;
  rootId: string;
  featureSet: string;
  takenAt: Instant;
  units: OrganizationalUnit[];
  accounts: OrganizationAccount[];
  guardrails: Reading<Guardrail[]>;
  /** Kinds of policy that are enabled on the root, such as `SERVICE_CONTROL_POLICY`. */
  enabledPolicyTypes: Reading<string[]>;
  /** Tag policies and opt-outs from AI services. */
  managementPolicies: Reading<ManagementPolicy[]>;
  /** The organization's own resource policy, which delegates its administration; null: there is none. */
  delegationPolicy: Reading<DocumentHash | null>;
  delegatedAdministrators: Reading<{ accountId: string; services: string[] }[]>;
  trustedServices: Reading<string[]>;
  centralRoot: Reading<string[]>;
  policyDocuments: Record<DocumentHash, string>;
}
