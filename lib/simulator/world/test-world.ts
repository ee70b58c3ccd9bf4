import { collectorRole, collectorUser } from './collector-role';
import { createWorld } from './create-world';
import type { OrganizationEvent, WorldEvent } from './events';
import { productionEvents } from './test-world-production';
import { serviceEvents } from './test-world-services';
import { ROOT_OU } from './types';
import type { AccountInfo, CollectorInfo, World } from './types';

/** Accounts of the test world. */
export const TEST_ACCOUNTS = {
  management: '100000000001',
  tooling: '100000000002',
  production: '100000000003',
  /** Not in the organization. */
  standalone: '100000000004',
  /** In the organization, suspended. */
  suspended: '100000000005',
} as const;

const at = (text: string) => Date.parse(text);

const OPENED = at('2022-01-10T09:00:00Z');
const NOW = at('2026-03-04T14:05:00Z');

const collector: CollectorInfo = {
  accountId: TEST_ACCOUNTS.tooling,
  userName: 'rolecall-collector',
  accessKeyId: 'AKIATESTWORLDROLECAL',
  secretAccessKey: 'test-world-secret-access-key-0123456789a',
  roleName: 'RolecallReadOnly',
  externalId: (accountId) => `rolecall-test-${accountId}`,
};

function info(id: string, name: string): AccountInfo {
  const email = `aws+${name.toLowerCase().replace(/\W+/g, '-')}@example.com`;
  return { id, name, email, partition: 'aws', createdAt: OPENED };
}

const denyLeaving = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'NoLeaving', Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
    {
      Sid: 'Regions',
      Effect: 'Deny',
      NotAction: [
        'iam:*',
        'sts:*',
        'organizations:*',
        'account:*',
        's3:*',
        'cloudtrail:*',
        'access-analyzer:*',
        'guardduty:*',
        'securityhub:*',
        'config:*',
        'kms:*',
        'ec2:*',
        'inspector2:*',
      ],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
    },
  ],
};

const perimeter = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-testworld1' } },
    },
  ],
};

const { management, tooling, production, suspended } = TEST_ACCOUNTS;

const organizationEvents: OrganizationEvent[] = [
  { at: OPENED, type: 'ou-created', ou: 'workloads', name: 'Workloads', parent: ROOT_OU },
  { at: OPENED, type: 'ou-created', ou: 'prod', name: 'Prod', parent: 'workloads' },
  { at: OPENED, type: 'ou-created', ou: 'security', name: 'Security', parent: ROOT_OU },
  { at: OPENED, type: 'account-joined', account: tooling, parent: 'security', method: 'CREATED' },
  { at: OPENED, type: 'account-joined', account: production, parent: 'workloads', method: 'INVITED' },
  { at: OPENED, type: 'account-joined', account: suspended, parent: ROOT_OU, method: 'CREATED' },
  { at: at('2025-06-01T00:00:00Z'), type: 'account-moved', account: production, parent: 'prod' },
  { at: at('2025-09-01T00:00:00Z'), type: 'account-state-set', account: suspended, state: 'SUSPENDED' },
  { at: OPENED, type: 'account-tags-set', account: production, tags: { owner: 'platform', env: 'prod' } },
  {
    at: OPENED,
    type: 'org-policy-created',
    policy: 'deny-leaving',
    kind: 'SERVICE_CONTROL_POLICY',
    name: 'DenyLeavingAndRegions',
    description: 'Keep accounts in and regions few',
    document: denyLeaving,
  },
  { at: OPENED, type: 'org-policy-attached', policy: 'deny-leaving', target: 'workloads' },
  { at: at('2025-01-01T00:00:00Z'), type: 'policy-type-set', kind: 'RESOURCE_CONTROL_POLICY', enabled: true },
  {
    at: at('2025-01-02T00:00:00Z'),
    type: 'org-policy-created',
    policy: 'perimeter',
    kind: 'RESOURCE_CONTROL_POLICY',
    name: 'Perimeter',
    document: perimeter,
  },
  { at: at('2025-01-02T00:00:00Z'), type: 'org-policy-attached', policy: 'perimeter', target: production },
  { at: OPENED, type: 'policy-type-set', kind: 'AISERVICES_OPT_OUT_POLICY', enabled: true },
  {
    at: OPENED,
    type: 'org-policy-created',
    policy: 'no-ai',
    kind: 'AISERVICES_OPT_OUT_POLICY',
    name: 'NoTraining',
    document: { services: { default: { opt_out_policy: { '@@assign': 'optOut' } } } },
  },
  { at: OPENED, type: 'org-policy-attached', policy: 'no-ai', target: ROOT_OU },
  {
    at: OPENED,
    type: 'delegated-administrator-set',
    account: tooling,
    service: 'access-analyzer.amazonaws.com',
    registered: true,
  },
  ...['access-analyzer', 'cloudtrail', 'iam', 'account', 'sso'].map((service): OrganizationEvent => ({
    at: OPENED,
    type: 'service-access-set',
    service: `${service}.amazonaws.com`,
    enabled: true,
  })),
  {
    at: at('2025-02-01T00:00:00Z'),
    type: 'root-feature-set',
    feature: 'RootCredentialsManagement',
    enabled: true,
  },
];

/** Trails, analyzers and root of the accounts that watch over the others. */
const monitoringEvents: WorldEvent[] = [
  {
    at: OPENED,
    account: management,
    type: 'trail-created',
    name: 'org-trail',
    region: 'us-east-1',
    bucket: 'example-org-trail',
    organization: true,
    kmsKeyArn: `arn:aws:kms:us-east-1:${management}:key/1f0e5a3c-0000-4000-a000-000000000001`,
    logGroupArn: `arn:aws:logs:us-east-1:${management}:log-group:org-trail:*`,
    insights: ['ApiCallRateInsight'],
    selectors: {
      advanced: [{ name: 'Management', fields: [{ field: 'eventCategory', equals: ['Management'] }] }],
    },
  },
  {
    at: OPENED,
    account: management,
    type: 'mfa-added',
    user: '<root_account>',
    kind: 'fido',
    name: 'vault-key',
  },
  { at: OPENED, account: management, type: 'password-set', user: '<root_account>' },
  {
    at: OPENED,
    account: tooling,
    type: 'analyzer-created',
    name: 'organization',
    region: 'us-east-1',
    kind: 'ORGANIZATION',
  },
  {
    at: OPENED,
    account: tooling,
    type: 'archive-rule-set',
    analyzer: 'organization',
    rule: 'own-vendors',
    filter: { resource: { contains: ['vendor'] }, isPublic: { exists: true } },
  },
  {
    at: OPENED,
    account: tooling,
    type: 'event-data-store-created',
    name: 'lake',
    region: 'eu-west-1',
    retentionDays: 400,
  },
  {
    at: at('2026-01-15T10:00:00Z'),
    account: tooling,
    type: 'analyzer-finding-opened',
    analyzer: 'organization',
    finding: 'vendor-role',
    payload: {
      type: 'ExternalAccess',
      resource: `arn:aws:iam::${production}:role/vendor-monitoring`,
      resourceType: 'AWS::IAM::Role',
      resourceOwner: production,
      principal: { AWS: '999999999999' },
      action: ['sts:AssumeRole'],
    },
  },
];

/**
 * A small world with every feature once, standing at 2026-03-04T14:05:00Z.
 *
 *     const simulator = await startSimulator({ world: testWorld() });   // frozen clock, no throttling
 *     const sts = new STSClient({ endpoint: simulator.url, region: 'us-east-1', credentials: {
 *       accessKeyId: world.collector.accessKeyId, secretAccessKey: world.collector.secretAccessKey } });
 *     await sts.send(new AssumeRoleCommand({ RoleSessionName: 'test',
 *       RoleArn: `arn:aws:iam::${TEST_ACCOUNTS.production}:role/RolecallReadOnly`,
 *       ExternalId: `rolecall-test-${TEST_ACCOUNTS.production}` }));
 *
 * Accounts: see TEST_ACCOUNTS. Reports and last-accessed jobs take real seconds unless
 * `settings: { jobs: 'instant' }` (or `history: true`) is given. Everything else can be changed through
 * `simulator.control.simulation` in the same process, or over `/_sim/`.
 */
export function testWorld(): World {
  const { standalone } = TEST_ACCOUNTS;
  return createWorld({
    name: 'test',
    seed: 'test-world',
    accounts: [
      info(management, 'Example Management'),
      info(tooling, 'Security Tooling'),
      info(production, 'Example Production'),
      info(standalone, 'Stand Alone'),
      info(suspended, 'Old Sandbox'),
    ],
    organization: {
      id: 'o-testworld1',
      managementAccountId: management,
      createdAt: OPENED,
      events: organizationEvents,
    },
    collector,
    startsAt: NOW,
    events: [
      ...collectorUser(OPENED, collector),
      collectorRole({ at: OPENED, account: management, collector, organization: true }),
      collectorRole({ at: OPENED, account: tooling, collector, organization: true }),
      ...[production, standalone, suspended].map((account) =>
        collectorRole({ at: OPENED, account, collector }),
      ),
      ...monitoringEvents,
      ...productionEvents(production),
      ...serviceEvents(production),
    ],
  });
}
