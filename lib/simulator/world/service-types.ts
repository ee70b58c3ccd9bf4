import type { Instant, PublicAccessBlock, Tags } from './base-types';

export interface BucketState {
  name: string;
  region: string;
  createdAt: Instant;
  publicAccessBlock?: PublicAccessBlock;
  policy?: string;
  aclGrants: { grantee: 'AllUsers' | 'AuthenticatedUsers'; permission: string }[];
  ownership?: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';
  /** Name of the bucket that access logs go to. */
  logsTo?: string;
  versioning?: 'Enabled' | 'Suspended';
  mfaDelete: boolean;
  /** Days for which objects are locked by default. */
  lockDays?: number;
  expirations: { prefix: string; days: number }[];
}

export interface KmsKeyState {
  id: string;
  arn: string;
  region: string;
  createdAt: Instant;
  manager: 'CUSTOMER' | 'AWS';
  state: 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport';
  spec: string;
  usage: 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC';
  origin: 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  multiRegion?: 'PRIMARY' | 'REPLICA';
  rotation: boolean;
  deletionAt?: Instant;
  /** Without `alias/`. */
  aliases: string[];
  policy: string;
  grants: { grantee: string; operations: string[] }[];
}

export interface GuardDutyFindingState {
  id: string;
  /** Such as `UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B`. */
  type: string;
  title: string;
  severity: number;
  userName: string;
  /** For an assumed role `userName` is the role's. */
  userType: 'IAMUser' | 'AssumedRole' | 'Root';
  archived: boolean;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface RecorderState {
  name: string;
  recording: boolean;
  lastStatus: 'SUCCESS' | 'FAILURE' | 'PENDING';
  allSupported: boolean;
  globalTypes: boolean;
  resourceTypes: string[];
}

/** The detection services in one region. */
export interface DetectionState {
  detector?: { id: string; status: 'ENABLED' | 'DISABLED'; administrator?: string };
  findings: Map<string, GuardDutyFindingState>;
  /** Names of the standards that Security Hub checks; absent while it is off. */
  standards?: string[];
  /** This region gathers the findings of all others. */
  aggregates: boolean;
  recorder?: RecorderState;
  inspector: { ec2: boolean; ecr: boolean; lambda: boolean };
}

export interface InstanceState {
  id: string;
  state: 'pending' | 'running' | 'stopping' | 'stopped';
  /** Name of the instance profile. */
  instanceProfile?: string;
  metadataTokens: 'required' | 'optional';
  metadataEndpoint: 'enabled' | 'disabled';
  tags: Tags;
  launchedAt: Instant;
}

/** EC2 in one region. */
export interface ComputeState {
  instances: Map<string, InstanceState>;
  /** Instance profile by the name of the launch template that names it. */
  templates: Map<string, string>;
  metadataTokens?: 'required' | 'optional';
  snapshotSharing: 'block-all-sharing' | 'block-new-sharing' | 'unblocked';
  imageSharing: 'block-new-sharing' | 'unblocked';
}

export interface MetricFilterState {
  name: string;
  pattern: string;
  namespace: string;
  metric: string;
}

export interface AlarmState {
  name: string;
  namespace: string;
  metric: string;
  actionsEnabled: boolean;
  actions: string[];
}

export interface EventRuleState {
  name: string;
  enabled: boolean;
  pattern: string;
  targets: string[];
}

/** What watches and tells in one region. */
export interface AlertState {
  logGroups: Map<string, { retentionDays?: number; filters: MetricFilterState[] }>;
  alarms: Map<string, AlarmState>;
  rules: Map<string, EventRuleState>;
  /** Confirmed subscriptions by the topic's name. */
  topics: Map<string, number>;
}

/** Services other than IAM, as far as they are played. Regional ones by region. */
export interface ServiceStates {
  buckets: Map<string, BucketState>;
  keys: Map<string, KmsKeyState>;
  detection: Map<string, DetectionState>;
  compute: Map<string, ComputeState>;
  alerts: Map<string, AlertState>;
}
