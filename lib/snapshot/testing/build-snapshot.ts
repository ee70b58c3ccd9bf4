import type {
  AccessKey,
  AccountSnapshot,
  AccountSummary,
  Group,
  ManagedPolicy,
  Role,
  Trail,
  User,
} from '../account-snapshot';
import { type DataSetName, dataSetNames } from '../data-sets';
import { hash } from '../hash';
import { parseCredentialReport } from '../parse-credential-report';
import type { Instant, Reading } from '../reading';
import { bytesOf, reportText } from './build-report';

export const accountId = '123456789012';
export const takenAt = '2026-03-04T14:05:00Z';
export const createdAt = '2024-01-10T08:00:00Z';

/** A reading that was read at the snapshot's time. */
export function read<T>(value: T, asOf: Instant = takenAt): Reading<T> {
  return { state: 'read', value, asOf };
}

/** A reading that AWS refused. */
export function denied(operation: string): Reading<never> {
  return { state: 'unread', code: 'AccessDenied', operation, message: 'not authorized' };
}

export const off: Reading<never> = { state: 'skipped', reason: 'The stage is switched off.' };

/** The reading of a report and its bytes, to spread into a snapshot. */
export function reported(
  ...lines: string[]
): Pick<AccountSnapshot, 'credentialReport' | 'credentialReportFile'> {
  const bytes = bytesOf(reportText(...lines));
  return { credentialReport: read(parseCredentialReport(bytes)), credentialReportFile: bytes };
}

/**
 * A collected snapshot of an account with a root user and nothing else, with what is given in its place. The data of
 * optional stages are off.
 */
export function buildSnapshot(parts: Partial<AccountSnapshot> = {}): AccountSnapshot {
  return {
    ...(Object.fromEntries(dataSetNames.map((name) => [name, off])) as Record<DataSetName, typeof off>),
    accountId,
    partition: 'aws',
    source: 'scan',
    takenAt,
    ...reported(),
    accountSummary: read(buildSummary()),
    users: read([]),
    groups: read([]),
    roles: read([]),
    policies: read([]),
    roleActivity: read([]),
    accessKeys: read([]),
    mfaDevices: read([]),
    otherCredentials: read({
      serviceSpecific: [],
      signingCertificates: [],
      sshKeys: [],
      serverCertificates: [],
      providers: [],
    }),
    lastAccessed: read([]),
    externalAccess: read({ analyzers: [], findings: [], regions: [], unreadRegions: [] }),
    trails: read([]),
    eventDataStores: read([]),
    policyDocuments: {},
    ...parts,
  };
}

/** The summary of an account whose root user has a password, MFA and no key. */
export function buildSummary(parts: Partial<AccountSummary> = {}): AccountSummary {
  return {
    counts: { Users: 0 },
    rootMfaEnabled: true,
    rootAccessKeys: 0,
    rootPasswordPresent: true,
    rootCertificates: 0,
    passwordPolicy: read('none'),
    alias: null,
    ...parts,
  };
}

/** A user without groups or policies. */
export function buildUser(name: string, parts: Partial<User> = {}): User {
  return {
    ...identity('user', name, 'AIDA'),
    groups: [],
    permissionsBoundary: null,
    tags: [],
    ...parts,
  };
}

export function buildGroup(name: string, parts: Partial<Group> = {}): Group {
  return { ...identity('group', name, 'AGPA'), ...parts };
}

/** A role with a trust policy that nothing holds the text of, unless it is given. */
export function buildRole(name: string, parts: Partial<Role> = {}): Role {
  return {
    ...identity('role', name, 'AROA'),
    trustPolicy: hash(''),
    permissionsBoundary: null,
    tags: [],
    instanceProfiles: [],
    description: null,
    maxSessionDuration: 3600,
    ...parts,
  };
}

/** An active key of a user, created on 2025-12-01 and never used. */
export function buildKey(
  userName: string,
  accessKeyId: string | null,
  parts: Partial<AccessKey> = {},
): AccessKey {
  return {
    userName,
    accessKeyId,
    slot: 1,
    status: 'Active',
    createdAt: '2025-12-01T00:00:00Z',
    lastUsed: null,
    lastUsedRegion: null,
    lastUsedService: null,
    inactiveSince: null,
    asOf: takenAt,
    ...parts,
  };
}

/** A customer managed policy with one version. */
export function buildPolicy(
  name: string,
  document: string,
  parts: Partial<ManagedPolicy> = {},
): ManagedPolicy {
  return {
    arn: `arn:aws:iam::${accountId}:policy/${name}`,
    name,
    path: '/',
    id: `ANPA${name.toUpperCase()}`,
    awsManaged: false,
    createdAt,
    updatedAt: createdAt,
    attachmentCount: 1,
    boundaryUsageCount: 0,
    versions: [{ versionId: 'v1', isDefault: true, createdAt, document }],
    ...parts,
  };
}

/** A trail that logs in all regions. */
export function buildTrail(name: string, parts: Partial<Trail> = {}): Trail {
  return {
    arn: `arn:aws:cloudtrail:eu-west-1:${accountId}:trail/${name}`,
    name,
    homeRegion: 'eu-west-1',
    isMultiRegion: true,
    isOrganizationTrail: false,
    includesGlobalEvents: true,
    logFileValidation: true,
    kmsKeyId: null,
    s3BucketName: 'trail-bucket',
    cloudWatchLogsGroupArn: null,
    isLogging: read(true),
    managementEvents: read({ reads: true, writes: true, excludedSources: [], narrowed: false }),
    delivery: read({
      state: 'recent',
      error: null,
      digestError: null,
      lastDeliveredAt: null,
      stoppedAt: null,
      reachesCloudWatchLogs: false,
    }),
    insights: read([]),
    recordsObjectsOf: read([]),
    ...parts,
  };
}

/** Policy texts by their hash, for `policyDocuments`. */
export function textsOf(...texts: string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => [hash(text), text]));
}

function identity(kind: 'user' | 'group' | 'role', name: string, prefix: string): Group {
  return {
    id: `${prefix}${name.toUpperCase()}`,
    name,
    path: '/',
    arn: `arn:aws:iam::${accountId}:${kind}/${name}`,
    createdAt,
    attachedPolicies: [],
    inlinePolicies: [],
  };
}
