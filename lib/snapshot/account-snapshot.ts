import type { DocumentHash } from './document-hash';
import type { Tag } from './tag';
import type { CredentialReport } from './credential-report';
import type { Alerts } from './data/alerts';
import type { Bucket } from './data/buckets';
import type { RegionCompute } from './data/compute';
import type { Contacts } from './data/contacts';
import type { RegionDetection } from './data/detection';
import type { IdentityCenter } from './data/identity-center';
import type { KmsKeys } from './data/kms-keys';
import type {
  Advice,
  ExposedKeys,
  LoginProfile,
  OrganizationMembership,
  PolicyValidation,
  RootCredentials,
  SignIns,
  SpendMonitor,
  WebEndpoints,
  Workloads,
} from './data/optional';
import type { Instant, Reading } from './reading';

export interface AttachedPolicy {
  name: string;
  arn: string;
}

/** An inline policy; its text is in `policyDocuments` under `document`. */
export interface InlinePolicy {
  name: string;
  document: DocumentHash;
}

interface IdentityBase {
  /** AWS's unique id (`AIDA…`, `AROA…`, `AGPA…`). */
  id: string;
  name: string;
  path: string;
  arn: string;
  createdAt: Instant;
  attachedPolicies: AttachedPolicy[];
  inlinePolicies: InlinePolicy[];
}

export interface User extends IdentityBase {
  groups: string[];
  permissionsBoundary: string | null;
  tags: Tag[];
}

export type Group = IdentityBase;

export interface Role extends IdentityBase {
  trustPolicy: DocumentHash;
  permissionsBoundary: string | null;
  tags: Tag[];
  instanceProfiles: string[];
  description: string | null;
  /** Seconds. Null where only GetAccountAuthorizationDetails was read. */
  maxSessionDuration: number | null;
}

export interface ManagedPolicyVersion {
  versionId: string;
  isDefault: boolean;
  createdAt: Instant;
  document: DocumentHash;
}

export interface ManagedPolicy {
  arn: string;
  name: string;
  path: string;
  id: string;
  awsManaged: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  attachmentCount: number;
  boundaryUsageCount: number;
  versions: ManagedPolicyVersion[];
}

/** RoleLastUsed by role ARN: apart from the role, since it moves daily. `at` null: no use in the 400 tracked days. */
export interface RoleActivity {
  arn: string;
  at: Instant | null;
  region: string | null;
}

/** An access key of an IAM user. `accessKeyId` is null in an imported report, which does not name keys. */
export interface AccessKey {
  userName: string;
  accessKeyId: string | null;
  slot: 1 | 2 | null;
  status: 'Active' | 'Inactive' | 'Expired';
  createdAt: Instant;
  lastUsed: Instant | null;
  lastUsedRegion: string | null;
  lastUsedService: string | null;
  /** Of an inactive key: since when snapshots show it so; its creation when the first one did. Null while active. */
  inactiveSince: Instant | null;
  /** When AWS was asked; carried over with the key while its report row does not move. */
  asOf: Instant;
}

export type MfaKind = 'virtual' | 'security-key' | 'hardware-token' | 'sms' | 'unknown';

export interface MfaDevice {
  /** User name, `<root_account>`, or null for a device that nobody holds. */
  userName: string | null;
  serialNumber: string;
  kind: MfaKind;
  enabledAt: Instant | null;
}

export interface ServiceSpecificCredential {
  userName: string;
  id: string;
  service: string;
  status: 'Active' | 'Inactive' | 'Expired';
  createdAt: Instant;
  expiresAt: Instant | null;
}

export interface SigningCertificate {
  userName: string;
  id: string;
  status: 'Active' | 'Inactive';
  uploadedAt: Instant;
}

export interface SshKey {
  userName: string;
  id: string;
  status: 'Active' | 'Inactive';
  uploadedAt: Instant;
}

export interface ServerCertificate {
  name: string;
  arn: string;
  uploadedAt: Instant;
  expiresAt: Instant | null;
}

export interface FederationProvider {
  kind: 'saml' | 'oidc';
  arn: string;
  url: string | null;
  clientIds: string[];
  validUntil: Instant | null;
}

export interface OtherCredentials {
  serviceSpecific: ServiceSpecificCredential[];
  signingCertificates: SigningCertificate[];
  sshKeys: SshKey[];
  serverCertificates: ServerCertificate[];
  providers: FederationProvider[];
}

export interface TrackedAction {
  action: string;
  lastUsed: Instant | null;
}

export interface ServiceUse {
  /** Service prefix, for example `s3`. */
  service: string;
  serviceName: string;
  /** Null: no attempt in the tracked period (at least 400 days). */
  lastUsed: Instant | null;
  lastUsedRegion: string | null;
  lastUsedBy: string | null;
  /** Null when AWS tracks none of the granted actions. */
  actions: TrackedAction[] | null;
}

/** Access Advisor's answer for one identity. `fingerprint` tells whether it may be carried over. */
export interface LastAccessed {
  arn: string;
  asOf: Instant;
  fingerprint: string;
  services: ServiceUse[];
}

export interface PasswordPolicy {
  minimumLength: number;
  requireSymbols: boolean;
  requireNumbers: boolean;
  requireUppercase: boolean;
  requireLowercase: boolean;
  allowUsersToChange: boolean;
  /** Days; null when passwords do not expire. */
  maxAgeDays: number | null;
  reusePrevention: number | null;
  hardExpiry: boolean;
}

export interface AccountSummary {
  /** GetAccountSummary.SummaryMap, whole. */
  counts: Record<string, number>;
  rootMfaEnabled: boolean;
  rootAccessKeys: number;
  rootPasswordPresent: boolean | null;
  rootCertificates: number;
  /** `none`: the account has no custom policy (AWS answers NoSuchEntity). */
  passwordPolicy: Reading<PasswordPolicy | 'none'>;
  alias: string | null;
}

export interface Analyzer {
  arn: string;
  name: string;
  type: string;
  status: string;
  region: string;
  archiveRules: Reading<ArchiveRule[]>;
}

/** A rule that puts findings away by itself. Criteria by the field that they look at. */
export interface ArchiveRule {
  name: string;
  criteria: Record<string, { eq: string[]; neq: string[]; contains: string[]; exists: boolean | null }>;
}

/** A finding of Access Analyzer that is not resolved. */
export interface AnalyzerFinding {
  id: string;
  analyzerArn: string;
  findingType: string;
  resource: string;
  resourceType: string;
  resourceOwnerAccount: string | null;
  status: string;
  /** Of an external access: whether anyone at all has it. */
  isPublic: boolean | null;
  /** Accounts that it gives access to (ListFindings tells the principal, ListFindingsV2 does not); null: not told. */
  accounts: string[] | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface ExternalAccess {
  analyzers: Analyzer[];
  findings: AnalyzerFinding[];
  /** Regions that were asked. */
  regions: string[];
  /** Regions that could not be asked, with the reason. */
  unreadRegions: { region: string; code: string; message: string }[];
}

export interface Trail {
  arn: string;
  name: string;
  homeRegion: string;
  isMultiRegion: boolean;
  isOrganizationTrail: boolean;
  includesGlobalEvents: boolean;
  logFileValidation: boolean;
  kmsKeyId: string | null;
  s3BucketName: string | null;
  cloudWatchLogsGroupArn: string | null;
  isLogging: Reading<boolean>;
  managementEvents: Reading<ManagementEvents>;
  delivery: Reading<TrailDelivery>;
  /** Kinds of insight that are on. */
  insights: Reading<string[]>;
  /** Buckets whose object events are recorded: ARNs, or `*` for all. */
  recordsObjectsOf: Reading<string[]>;
}

/** Which management events a trail or store records, by all its selectors together. */
export interface ManagementEvents {
  reads: boolean;
  writes: boolean;
  excludedSources: string[];
  /** Whether a selector on an event name, source or the like leaves more out. */
  narrowed: boolean;
}

/** How a trail's logs arrive. Dates stand only where something is wrong, so that a healthy trail never moves. */
export interface TrailDelivery {
  state: 'recent' | 'late' | 'failing' | 'never';
  error: string | null;
  digestError: string | null;
  lastDeliveredAt: Instant | null;
  stoppedAt: Instant | null;
  /** Whether events reached CloudWatch Logs within a day. */
  reachesCloudWatchLogs: boolean;
}

/** A store of CloudTrail Lake. */
export interface EventDataStore {
  arn: string;
  name: string;
  status: string;
  isMultiRegion: boolean;
  isOrganizationStore: boolean;
  retentionDays: number;
  managementEvents: ManagementEvents;
}

export interface AccountSettings {
  securityContact: Reading<{ present: boolean; emailDomain: string | null }>;
  regions: Reading<{ name: string; status: string }[]>;
  s3PublicAccessBlock: Reading<{
    blockPublicAcls: boolean;
    ignorePublicAcls: boolean;
    blockPublicPolicy: boolean;
    restrictPublicBuckets: boolean;
  } | null>;
}

/** The data sets of a snapshot: each is one content-addressed document. */
export interface DataSets {
  credentialReport: CredentialReport;
  accountSummary: AccountSummary;
  users: User[];
  groups: Group[];
  roles: Role[];
  policies: ManagedPolicy[];
  roleActivity: RoleActivity[];
  accessKeys: AccessKey[];
  mfaDevices: MfaDevice[];
  otherCredentials: OtherCredentials;
  lastAccessed: LastAccessed[];
  externalAccess: ExternalAccess;
  trails: Trail[];
  eventDataStores: EventDataStore[];
  accountSettings: AccountSettings;
  contacts: Contacts;
  organizationMembership: OrganizationMembership | 'none';
  detection: RegionDetection[];
  kmsKeys: KmsKeys;
  compute: RegionCompute[];
  buckets: Bucket[];
  alerts: Alerts;
  identityCenter: IdentityCenter | 'none';
  loginProfiles: LoginProfile[];
  rootCredentials: RootCredentials;
  signIns: SignIns;
  policyValidations: PolicyValidation[];
  exposedKeys: ExposedKeys;
  webEndpoints: WebEndpoints;
  spendMonitors: SpendMonitor[];
  advice: Advice;
  workloads: Workloads;
}

/**
 * Everything that one scan (or import) brought back about one account: immutable, plain data.
 * `takenAt` is the start of the scan and the one `now` of all that is computed from it.
 */
export type AccountSnapshot = { [K in keyof DataSets]: Reading<DataSets[K]> } & {
  accountId: string;
  partition: string;
  source: 'scan' | 'import';
  takenAt: Instant;
  /** AWS's own bytes of the credential report, kept as evidence; null when it was not read. */
  credentialReportFile: Uint8Array | null;
  /** Text of every policy that the data sets name, decoded, as AWS gave it. */
  policyDocuments: Record<DocumentHash, string>;
};
