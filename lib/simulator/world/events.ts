import type { AnalyzerType, ArchiveRuleState, EventSelectorState, FindingPayload } from './monitoring-types';
import type { ServiceEvent } from './service-events';
import type {
  AccountAlternateContact,
  AccountState,
  ContactInformation,
  Instant,
  MfaKind,
  OrganizationPolicyType,
  PasswordPolicy,
  PolicySource,
  PublicAccessBlock,
  RegionOptStatus,
  Tags,
  Usage,
} from './base-types';

export type { PolicySource } from './base-types';

/**
 * A managed policy as an event names it: a full ARN, `aws/<Name>` for one of the catalogue of AWS managed policies,
 * or `local/<Name>` for a customer managed policy of the same account (which must exist by then).
 */
export type PolicyReference = string;

/** The identity an attachment, tag or boundary belongs to. */
export interface IdentityReference {
  kind: 'user' | 'group' | 'role';
  name: string;
}

interface Grants {
  /** Managed policies attached from the start. */
  attached?: PolicyReference[];
  /** Inline policies by name. */
  inline?: Record<string, PolicySource>;
}

/** What can happen inside one account. `user` of a credential event is a user name or ROOT_USER. */
export type AccountEventBody =
  | ({
      type: 'user-created';
      name: string;
      path?: string;
      id?: string;
      groups?: string[];
      boundary?: PolicyReference;
      tags?: Tags;
    } & Grants)
  | { type: 'user-deleted'; name: string }
  | ({ type: 'group-created'; name: string; path?: string; id?: string } & Grants)
  | { type: 'group-deleted'; name: string }
  | { type: 'group-member-added'; group: string; user: string }
  | { type: 'group-member-removed'; group: string; user: string }
  | ({
      type: 'role-created';
      name: string;
      path?: string;
      id?: string;
      trust: PolicySource;
      description?: string;
      maxSessionSeconds?: number;
      boundary?: PolicyReference;
      tags?: Tags;
      /** Names of instance profiles that hold the role. */
      instanceProfiles?: string[];
    } & Grants)
  | { type: 'role-changed'; name: string; description?: string; maxSessionSeconds?: number }
  | { type: 'role-deleted'; name: string }
  | { type: 'trust-changed'; role: string; trust: PolicySource }
  | { type: 'policy-attached'; to: IdentityReference; policy: PolicyReference }
  | { type: 'policy-detached'; to: IdentityReference; policy: PolicyReference }
  | { type: 'inline-policy-put'; to: IdentityReference; name: string; document: PolicySource }
  | { type: 'inline-policy-deleted'; to: IdentityReference; name: string }
  | { type: 'boundary-set'; to: IdentityReference; policy: PolicyReference | null }
  | { type: 'tags-set'; to: IdentityReference; tags: Tags }
  | {
      type: 'policy-created';
      name: string;
      path?: string;
      id?: string;
      document: PolicySource;
      tags?: Tags;
    }
  | { type: 'policy-version-added'; name: string; document: PolicySource; setDefault: boolean }
  | { type: 'policy-default-set'; name: string; version: string }
  | { type: 'policy-version-deleted'; name: string; version: string }
  | { type: 'policy-deleted'; name: string }
  | CredentialEvent
  | SettingEvent
  | TrailEvent
  | AnalyzerEvent
  | ServiceEvent
  | UseEvent;

/** Credentials. A key (certificate, SSH key, …) is named by a label of the author; its AWS id comes from a keyed hash unless `id` is given. */
export type CredentialEvent =
  | { type: 'password-set'; user: string }
  | { type: 'password-removed'; user: string }
  | { type: 'mfa-added'; user: string; kind: MfaKind; name: string }
  | { type: 'mfa-removed'; user: string; name: string }
  /** A virtual device that is made and given to nobody. */
  | { type: 'virtual-mfa-created'; name: string }
  | { type: 'key-created'; user: string; key: string; id?: string; secret?: string }
  | { type: 'key-status-set'; user: string; key: string; active: boolean }
  | { type: 'key-deleted'; user: string; key: string }
  | { type: 'certificate-added'; user: string; certificate: string }
  | { type: 'certificate-status-set'; user: string; certificate: string; active: boolean }
  | { type: 'certificate-deleted'; user: string; certificate: string }
  | { type: 'ssh-key-added'; user: string; key: string }
  | { type: 'ssh-key-status-set'; user: string; key: string; active: boolean }
  | { type: 'ssh-key-deleted'; user: string; key: string }
  | {
      type: 'service-credential-added';
      user: string;
      credential: string;
      service: string;
      expiresAt?: Instant;
    }
  | { type: 'service-credential-status-set'; user: string; credential: string; active: boolean }
  | { type: 'service-credential-deleted'; user: string; credential: string };

/** Account-wide settings and objects. null removes. */
export type SettingEvent =
  | { type: 'password-policy-set'; policy: PasswordPolicy | null }
  | { type: 'alias-set'; alias: string | null }
  | { type: 'contact-information-set'; contact: ContactInformation }
  | { type: 'alternate-contact-set'; contact: AccountAlternateContact }
  | { type: 'alternate-contact-removed'; kind: AccountAlternateContact['kind'] }
  | { type: 'region-set'; region: string; status: RegionOptStatus }
  | { type: 'public-access-block-set'; block: PublicAccessBlock | null }
  | { type: 'saml-provider-set'; name: string; validUntil: Instant }
  | { type: 'saml-provider-deleted'; name: string }
  | { type: 'oidc-provider-set'; url: string; clientIds: string[]; thumbprints: string[]; tags?: Tags }
  | { type: 'oidc-provider-deleted'; url: string }
  | { type: 'server-certificate-added'; name: string; path?: string; expiresAt: Instant }
  | { type: 'server-certificate-deleted'; name: string };

/** CloudTrail. An organization trail stands in the management account and is seen by every member. */
export type TrailEvent =
  | {
      type: 'trail-created';
      name: string;
      region: string;
      bucket: string;
      multiRegion?: boolean;
      organization?: boolean;
      logFileValidation?: boolean;
      globalServiceEvents?: boolean;
      kmsKeyArn?: string;
      logGroupArn?: string;
      selectors?: EventSelectorState;
      insights?: string[];
      /** Logging from the start; default true. */
      logging?: boolean;
    }
  | {
      type: 'trail-changed';
      name: string;
      selectors?: EventSelectorState;
      logFileValidation?: boolean;
      multiRegion?: boolean;
      kmsKeyArn?: string | null;
      logGroupArn?: string | null;
    }
  | { type: 'trail-started'; name: string }
  | { type: 'trail-stopped'; name: string }
  | { type: 'trail-delivery-error-set'; name: string; error: string | null }
  | { type: 'trail-deleted'; name: string }
  | {
      type: 'event-data-store-created';
      name: string;
      region: string;
      retentionDays: number;
      multiRegion?: boolean;
      organization?: boolean;
    };

/** Access Analyzer. A finding is named by a label; its id comes from a keyed hash. */
export type AnalyzerEvent =
  | {
      type: 'analyzer-created';
      name: string;
      region: string;
      kind: AnalyzerType;
      unusedAccessAgeDays?: number;
    }
  | { type: 'analyzer-status-set'; name: string; status: 'ACTIVE' | 'DISABLED' | 'FAILED' | 'CREATING' }
  | { type: 'analyzer-deleted'; name: string }
  | { type: 'archive-rule-set'; analyzer: string; rule: string; filter: ArchiveRuleState['filter'] }
  | { type: 'analyzer-finding-opened'; analyzer: string; finding: string; payload: FindingPayload }
  | {
      type: 'analyzer-finding-status-set';
      analyzer: string;
      finding: string;
      status: 'ACTIVE' | 'ARCHIVED' | 'RESOLVED';
    };

/**
 * Use over time, in one event however often it happens. The event's `at` is when the pattern becomes known; the use
 * itself runs from `usage.from` (default `at`) to `usage.until`.
 * - `password`: console sign-ins of a user or root.
 * - `key`: use of an access key; with `usage.service` it is service access of the user too.
 * - `role`: RoleLastUsed; with `usage.service` it is service access of the role too.
 * - `access`: service access alone (a console user's work), with `usage.service` and `usage.actions`.
 */
export type UseEvent =
  | { type: 'password-used'; user: string; usage: Usage }
  | { type: 'key-used'; user: string; key: string; usage: Usage }
  | { type: 'role-used'; role: string; usage: Usage }
  | { type: 'service-accessed'; by: IdentityReference; usage: Usage };

/** Something that happens in an account at an instant. */
export type WorldEvent = { at: Instant; account: string } & AccountEventBody;

/** What can happen to the organization. OUs and policies are named by labels; ids come from a keyed hash unless given. The root's label is ROOT_OU. */
export type OrganizationEventBody =
  | { type: 'ou-created'; ou: string; name: string; parent: string; id?: string }
  | { type: 'ou-renamed'; ou: string; name: string }
  | { type: 'ou-moved'; ou: string; parent: string }
  | { type: 'ou-deleted'; ou: string }
  | { type: 'account-joined'; account: string; parent: string; method: 'CREATED' | 'INVITED' }
  | { type: 'account-left'; account: string }
  | { type: 'account-moved'; account: string; parent: string }
  | { type: 'account-renamed'; account: string; name: string }
  | { type: 'account-state-set'; account: string; state: AccountState }
  | { type: 'account-tags-set'; account: string; tags: Tags }
  | {
      type: 'org-policy-created';
      policy: string;
      kind: OrganizationPolicyType;
      name: string;
      description?: string;
      document: PolicySource;
      id?: string;
    }
  | { type: 'org-policy-changed'; policy: string; document?: PolicySource; name?: string }
  | { type: 'org-policy-attached'; policy: string; target: string }
  | { type: 'org-policy-detached'; policy: string; target: string }
  | { type: 'org-policy-deleted'; policy: string }
  | { type: 'policy-type-set'; kind: OrganizationPolicyType; enabled: boolean }
  | { type: 'delegated-administrator-set'; account: string; service: string; registered: boolean }
  | { type: 'service-access-set'; service: string; enabled: boolean }
  | {
      type: 'root-feature-set';
      feature: 'RootCredentialsManagement' | 'RootSessions';
      enabled: boolean;
    };

/** Something that happens to the organization at an instant. `target` of an attachment: ROOT_OU, an OU's label or an account id. */
export type OrganizationEvent = { at: Instant } & OrganizationEventBody;
