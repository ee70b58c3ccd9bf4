/**
 * How a column is compared: `plain` and `json` by value, `time` to the millisecond, `day` by its UTC day (the moment
 * is overwritten within the day), `overwritten` and `overwritten-time` not at all: the current row takes the new value.
 * `carried` is written with a new row only: the title of a result, whose ages are made anew when it is shown.
 * `use-evidence` is compared without dates of use, which are overwritten.
 */
export type ColumnKind =
  'plain' | 'json' | 'time' | 'day' | 'overwritten' | 'overwritten-time' | 'carried' | 'use-evidence';

/** Whether a column takes a new value in the row that is current, since a comparison lets some of it pass. */
export function movesInPlace(kind: ColumnKind): boolean {
  return ['day', 'overwritten', 'overwritten-time', 'use-evidence'].includes(kind);
}

export interface TableDefinition {
  name: string;
  /** Natural key of the current row within an account. */
  key: readonly string[];
  columns: Readonly<Record<string, ColumnKind>>;
  /** Values of columns that must not be null, for a row whose data set was not read. */
  defaults: Readonly<Record<string, unknown>>;
}

const identityState: TableDefinition = {
  name: 'IdentityState',
  key: ['identityId'],
  columns: {
    identityId: 'plain',
    kind: 'plain',
    name: 'plain',
    path: 'plain',
    uniqueId: 'plain',
    createdAt: 'time',
    tags: 'json',
    groups: 'json',
    attachedPolicies: 'json',
    inlinePolicies: 'json',
    permissionsBoundary: 'plain',
    description: 'plain',
    maxSessionDuration: 'plain',
    serviceLinked: 'plain',
    passwordEnabled: 'plain',
    passwordLastChanged: 'time',
    mfaActive: 'plain',
    mfaKinds: 'json',
    activeKeys: 'plain',
    keys: 'plain',
    administrator: 'plain',
    administratorReason: 'plain',
    trustDocument: 'plain',
    publicTrust: 'plain',
    externalTrust: 'plain',
    owner: 'plain',
  },
  defaults: { tags: [], groups: [], attachedPolicies: [], inlinePolicies: [], mfaKinds: [] },
};

const identityUse: TableDefinition = {
  name: 'IdentityUse',
  key: ['identityId'],
  columns: {
    identityId: 'plain',
    lastActivityAt: 'day',
    lastActivityBy: 'overwritten',
    passwordLastUsedAt: 'day',
    lastRegion: 'overwritten',
  },
  defaults: {},
};

const credentialState: TableDefinition = {
  name: 'CredentialState',
  key: ['identityId', 'kind', 'key'],
  columns: {
    identityId: 'plain',
    kind: 'plain',
    key: 'plain',
    accessKeyId: 'plain',
    slot: 'plain',
    status: 'plain',
    createdAt: 'time',
    detail: 'plain',
  },
  defaults: {},
};

const credentialUse: TableDefinition = {
  name: 'CredentialUse',
  key: ['identityId', 'kind', 'key'],
  columns: {
    identityId: 'plain',
    kind: 'plain',
    key: 'plain',
    lastUsedAt: 'day',
    region: 'overwritten',
    service: 'overwritten',
  },
  defaults: {},
};

const grantState: TableDefinition = {
  name: 'GrantState',
  key: ['identityId', 'service', 'action'],
  columns: {
    identityId: 'plain',
    service: 'plain',
    action: 'plain',
    serviceName: 'plain',
    state: 'plain',
    lastUsedAt: 'overwritten-time',
  },
  defaults: {},
};

const grantTally: TableDefinition = {
  name: 'GrantTally',
  key: ['identityId'],
  columns: {
    identityId: 'plain',
    granted: 'plain',
    used: 'plain',
    unused: 'plain',
    notTracked: 'plain',
  },
  defaults: {},
};

const serviceTally: TableDefinition = {
  name: 'ServiceTally',
  key: ['service'],
  columns: { service: 'plain', serviceName: 'plain', identities: 'plain', unused: 'plain' },
  defaults: {},
};

const policyState: TableDefinition = {
  name: 'PolicyState',
  key: ['arn'],
  columns: {
    arn: 'plain',
    name: 'plain',
    awsManaged: 'plain',
    defaultVersion: 'plain',
    document: 'plain',
    attachmentCount: 'plain',
    boundaryUsageCount: 'plain',
  },
  defaults: {},
};

const trustState: TableDefinition = {
  name: 'TrustState',
  key: ['identityId', 'principal', 'position'],
  columns: {
    identityId: 'plain',
    position: 'plain',
    principalKind: 'plain',
    principal: 'plain',
    trustedAccountId: 'plain',
    vendor: 'plain',
    external: 'plain',
    externalIdRequired: 'plain',
    conditions: 'json',
    issues: 'json',
  },
  defaults: {},
};

const edge: TableDefinition = {
  name: 'Edge',
  key: ['source'],
  columns: {
    source: 'plain',
    kind: 'plain',
    administrator: 'plain',
    edges: 'json',
    calls: 'json',
    doors: 'json',
  },
  defaults: { edges: [], calls: [], doors: [] },
};

const shareState: TableDefinition = {
  name: 'ShareState',
  key: ['identityId'],
  columns: {
    identityId: 'plain',
    status: 'plain',
    used: 'plain',
    unused: 'plain',
    unknown: 'plain',
    pairs: 'json',
  },
  defaults: { pairs: [] },
};

const checkResult: TableDefinition = {
  name: 'CheckResult',
  key: ['checkId', 'resource', 'part'],
  columns: {
    checkId: 'plain',
    resource: 'plain',
    part: 'plain',
    identityId: 'plain',
    result: 'plain',
    severity: 'plain',
    title: 'carried',
    evidence: 'use-evidence',
    impliedBy: 'plain',
  },
  defaults: {},
};

const checkTally: TableDefinition = {
  name: 'CheckTally',
  key: ['checkId'],
  columns: {
    checkId: 'plain',
    pass: 'plain',
    fail: 'plain',
    unknown: 'plain',
    manual: 'plain',
    notApplicable: 'plain',
    failBySeverity: 'json',
  },
  defaults: { failBySeverity: {} },
};

/** The projection tables by the names of `Projection`, with the two of the evaluation. */
export const projectionTables = {
  identityStates: identityState,
  identityUses: identityUse,
  credentialStates: credentialState,
  credentialUses: credentialUse,
  grantStates: grantState,
  grantTallies: grantTally,
  serviceTallies: serviceTally,
  policyStates: policyState,
  trustStates: trustState,
  edges: edge,
  shareStates: shareState,
  checkResults: checkResult,
  checkTallies: checkTally,
} as const;

export type ProjectionTableName = keyof typeof projectionTables;
export const projectionTableNames = Object.keys(projectionTables) as ProjectionTableName[];
