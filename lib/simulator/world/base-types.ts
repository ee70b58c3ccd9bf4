/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** A policy as text (kept letter by letter) or as an object (written by JSON.stringify). */
export type PolicySource = string | object;

export type Tags = Record<string, string>;

/** `user` of a credential event that belongs to the root user; also its name in the credential report. */
export const ROOT_USER = '<root_account>';

/** Label of the organization's root in organization events. */
export const ROOT_OU = 'root';

export type AccountState = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

/** With consolidated billing alone an organization has no policies and delegates nothing. */
export type OrganizationFeatureSet = 'ALL' | 'CONSOLIDATED_BILLING';

export type OrganizationPolicyType =
  'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'AISERVICES_OPT_OUT_POLICY';

export type MfaKind = 'virtual' | 'fido' | 'hardware' | 'sms';

export type RegionOptStatus = 'ENABLED' | 'ENABLING' | 'DISABLING' | 'DISABLED' | 'ENABLED_BY_DEFAULT';

/**
 * Use over time. On every use day there is one use, at a stable pseudo-random time between `hour` and
 * `hour + spanHours` UTC. "Last used at t" is the last such time up to t.
 * One single use: `{ from: t, until: t }` (then exactly at t).
 */
export interface Usage {
  /** First instant of use; default the event's time. */
  from?: Instant;
  /** Last instant of use; absent = goes on. */
  until?: Instant;
  /** A use every so many days; default 1. */
  everyDays?: number;
  /** No use on Saturday and Sunday (UTC). */
  weekdaysOnly?: boolean;
  /** Default 8. */
  hour?: number;
  /** Default 10. */
  spanHours?: number;
  region?: string;
  /** Service namespace, such as `s3`. */
  service?: string;
  /** Tracked actions, such as `ListAllMyBuckets`, used whenever the service is. */
  actions?: string[];
}

export interface PasswordPolicy {
  minimumLength: number;
  requireSymbols: boolean;
  requireNumbers: boolean;
  requireUppercase: boolean;
  requireLowercase: boolean;
  allowUsersToChange: boolean;
  /** Days; absent = passwords do not expire. */
  maxAge?: number;
  reusePrevention?: number;
  hardExpiry?: boolean;
}

export interface AccountAlternateContact {
  kind: 'SECURITY' | 'BILLING' | 'OPERATIONS';
  name: string;
  title: string;
  email: string;
  phone: string;
}

/** The primary contact, as its owner filled it in. */
export interface ContactInformation {
  fullName: string;
  company?: string;
  addressLine1: string;
  city: string;
  postalCode: string;
  countryCode: string;
  phone: string;
}

export interface PublicAccessBlock {
  blockPublicAcls: boolean;
  ignorePublicAcls: boolean;
  blockPublicPolicy: boolean;
  restrictPublicBuckets: boolean;
}
