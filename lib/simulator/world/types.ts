import type { OrganizationEvent, WorldEvent } from './events';
import type { ServiceStates } from './service-types';
import type { AnalyzerState, EventDataStoreState, TrailState } from './monitoring-types';
import type {
  AccountAlternateContact,
  AccountState,
  ContactInformation,
  Instant,
  MfaKind,
  OrganizationFeatureSet,
  OrganizationPolicyType,
  Partition,
  PasswordPolicy,
  PublicAccessBlock,
  RegionOptStatus,
  Tags,
} from './base-types';

/** The words events are written in; authors of worlds find all types here. */
export * from './base-types';

/** A usage with its defaults filled in and the hash that spreads its times. */
export interface ResolvedUsage {
  from: Instant;
  until: Instant;
  everyDays: number;
  weekdaysOnly: boolean;
  hour: number;
  spanHours: number;
  region?: string;
  service?: string;
  actions: string[];
  salt: number;
}

export interface AccessKeyState {
  label: string;
  id: string;
  secret: string;
  createdAt: Instant;
  active: boolean;
  uses: ResolvedUsage[];
}

export interface MfaDeviceState {
  name: string;
  kind: MfaKind;
  serial: string;
  enabledAt: Instant;
}

export interface DatedCredential {
  label: string;
  id: string;
  createdAt: Instant;
  active: boolean;
}

export interface ServiceCredentialState extends DatedCredential {
  service: string;
  expiresAt?: Instant;
}

/** The credentials that a user or the root user can hold. */
export interface CredentialHolder {
  password?: { createdAt: Instant; changedAt: Instant; uses: ResolvedUsage[] };
  mfa: MfaDeviceState[];
  keys: AccessKeyState[];
  certificates: DatedCredential[];
  sshKeys: DatedCredential[];
  serviceCredentials: ServiceCredentialState[];
}

interface IdentityState {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: Instant;
  /** ARNs, in order of attachment. */
  attached: string[];
  /** Policy text by name. */
  inline: Map<string, string>;
  /** Rises with every change that a rendered fragment could show; never with use. */
  version: number;
}

export interface UserState extends IdentityState, CredentialHolder {
  groups: string[];
  boundary?: string;
  tags: Tags;
  access: ResolvedUsage[];
}

export type GroupState = IdentityState;

export interface RoleState extends IdentityState {
  trust: string;
  description?: string;
  maxSessionSeconds: number;
  boundary?: string;
  tags: Tags;
  instanceProfiles: { name: string; id: string; arn: string; createdAt: Instant }[];
  uses: ResolvedUsage[];
  access: ResolvedUsage[];
}

export interface PolicyVersionState {
  id: string;
  document: string;
  createdAt: Instant;
}

export interface ManagedPolicyState {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: Instant;
  updatedAt: Instant;
  defaultVersion: string;
  /** Oldest first. */
  versions: PolicyVersionState[];
  nextVersion: number;
  tags: Tags;
  version: number;
}

/** One account at one instant: the fold of its events up to then. Owned by the fold; readers must not change it. */
export interface AccountWorldState {
  id: string;
  partition: Partition;
  createdAt: Instant;
  at: Instant;
  /** Rises with every applied event that is not use. */
  version: number;
  root: CredentialHolder;
  /** Serials of virtual MFA devices that belong to nobody. */
  unassignedMfa: string[];
  users: Map<string, UserState>;
  groups: Map<string, GroupState>;
  roles: Map<string, RoleState>;
  /** By ARN. */
  policies: Map<string, ManagedPolicyState>;
  passwordPolicy?: PasswordPolicy;
  alias?: string;
  contactInformation?: ContactInformation;
  contacts: Map<AccountAlternateContact['kind'], AccountAlternateContact>;
  /** Only what differs from the partition's defaults. */
  regions: Map<string, RegionOptStatus>;
  publicAccessBlock?: PublicAccessBlock;
  samlProviders: Map<string, { name: string; arn: string; createdAt: Instant; validUntil: Instant }>;
  oidcProviders: Map<
    string,
    {
      url: string;
      arn: string;
      createdAt: Instant;
      clientIds: string[];
      thumbprints: string[];
      tags: Tags;
    }
  >;
  serverCertificates: Map<
    string,
    { name: string; path: string; id: string; arn: string; uploadedAt: Instant; expiresAt: Instant }
  >;
  trails: Map<string, TrailState>;
  eventDataStores: Map<string, EventDataStoreState>;
  analyzers: Map<string, AnalyzerState>;
  services: ServiceStates;
}

export interface OuState {
  label: string;
  id: string;
  name: string;
  /** Label of the parent; undefined for the root alone. */
  parent?: string;
}

export interface MemberState {
  id: string;
  name: string;
  email: string;
  /** Label of the OU (or ROOT_OU). */
  parent: string;
  state: AccountState;
  joinedAt: Instant;
  method: 'CREATED' | 'INVITED';
  tags: Tags;
}

export interface OrganizationPolicyState {
  label: string;
  id: string;
  arn: string;
  kind: OrganizationPolicyType;
  name: string;
  description: string;
  document: string;
  awsManaged: boolean;
  /** Labels of OUs or account ids. */
  targets: Set<string>;
}

/** The organization at one instant. */
export interface OrganizationWorldState {
  id: string;
  arn: string;
  managementAccountId: string;
  managementEmail: string;
  featureSet: OrganizationFeatureSet;
  partition: Partition;
  at: Instant;
  version: number;
  rootId: string;
  /** By label; ROOT_OU included. */
  ous: Map<string, OuState>;
  members: Map<string, MemberState>;
  policies: Map<string, OrganizationPolicyState>;
  enabledPolicyTypes: Set<OrganizationPolicyType>;
  /** Account id → service → since. */
  delegatedAdministrators: Map<string, Map<string, Instant>>;
  serviceAccess: Map<string, Instant>;
  rootFeatures: Set<string>;
}

/** What is fixed about an account from its first day. */
export interface AccountInfo {
  id: string;
  name: string;
  email: string;
  partition: Partition;
  createdAt: Instant;
}

/** What is fixed about the organization. */
export interface OrganizationInfo {
  /** `o-` + 10 characters. */
  id: string;
  managementAccountId: string;
  createdAt: Instant;
  /** Default `ALL`. */
  featureSet?: OrganizationFeatureSet;
  events: OrganizationEvent[];
}

/** The long-term key with which the collector calls, and what it uses in each account. */
export interface CollectorInfo {
  accountId: string;
  userName: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Name of the role to assume in every account. */
  roleName: string;
  /** External id that the role's trust policy in that account demands. */
  externalId(accountId: string): string;
}

/** A whole simulated estate as events over time. Same seed, same bytes. */
export interface World {
  name: string;
  /** Key of every generated id. */
  seed: string;
  accounts: AccountInfo[];
  organization?: OrganizationInfo;
  collector: CollectorInfo;
  /** Where the clock stands at first. */
  startsAt: Instant;
  /** All events of one account, in any order; called once per account when it is first needed. */
  loadEvents(accountId: string): WorldEvent[];
  /** What the author planted, for a date; answered by GET /_sim/truth. */
  truth?(at: Instant): unknown;
}
