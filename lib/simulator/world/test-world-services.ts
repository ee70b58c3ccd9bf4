import type { WorldEvent } from './events';
import type { ServiceEvent } from './service-events';
import type { Instant } from './types';

const START = Date.parse('2022-01-10T10:00:00Z');
const at = (text: string): Instant => Date.parse(text);

const closed = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

const forEveryone = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::example-site/*' },
  ],
};

const storage: [Instant, ServiceEvent][] = [
  [
    START,
    {
      type: 'bucket-set',
      bucket: 'example-local-trail',
      region: 'eu-west-1',
      publicAccessBlock: closed,
      ownership: 'BucketOwnerEnforced',
      logsTo: 'example-logs',
      versioning: 'Enabled',
      mfaDelete: true,
      lockDays: 30,
      expirations: [{ prefix: 'AWSLogs/', days: 400 }],
    },
  ],
  [
    START,
    {
      type: 'bucket-set',
      bucket: 'example-site',
      policy: forEveryone,
      aclGrants: [{ grantee: 'AllUsers', permission: 'READ' }],
      ownership: 'ObjectWriter',
    },
  ],
  [START, { type: 'bucket-set', bucket: 'example-empty' }],
  [
    START,
    {
      type: 'kms-key-set',
      key: 'app',
      region: 'eu-west-1',
      rotation: true,
      grants: [
        { grantee: 'arn:aws:iam::100000000003:role/app-server', operations: ['Encrypt', 'Decrypt'] },
        { grantee: 'arn:aws:iam::999999999999:root', operations: ['Decrypt'] },
      ],
    },
  ],
  [
    START,
    {
      type: 'kms-key-set',
      key: 'signer',
      region: 'eu-west-1',
      spec: 'RSA_2048',
      usage: 'SIGN_VERIFY',
      aliases: [],
    },
  ],
  [START, { type: 'kms-key-set', key: 'ebs', region: 'eu-west-1', manager: 'AWS', aliases: ['aws/ebs'] }],
  [START, { type: 'kms-key-set', key: 'old', region: 'us-east-1', multiRegion: 'REPLICA' }],
  [
    at('2026-03-01T00:00:00Z'),
    {
      type: 'kms-key-set',
      key: 'old',
      region: 'us-east-1',
      state: 'PendingDeletion',
      deletionAt: at('2026-03-31T00:00:00Z'),
    },
  ],
];

const finding = {
  type: 'guardduty-finding-set',
  region: 'eu-west-1',
  kind: 'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
  title: 'Unusual console login',
  userName: 'alice',
} as const;

const detection: [Instant, ServiceEvent][] = [
  [START, { type: 'guardduty-set', region: 'eu-west-1', status: 'ENABLED', administrator: '100000000002' }],
  [START, { type: 'guardduty-set', region: 'us-east-1', status: 'DISABLED' }],
  [at('2026-02-25T08:00:00Z'), { ...finding, finding: 'open', severity: 5 }],
  [at('2026-02-25T08:00:00Z'), { ...finding, finding: 'put away', severity: 8, archived: true }],
  [at('2026-02-25T08:00:00Z'), { ...finding, finding: 'low', severity: 2 }],
  [
    START,
    {
      type: 'security-hub-set',
      region: 'eu-west-1',
      standards: ['aws-foundational-security-best-practices'],
      aggregates: true,
    },
  ],
  [START, { type: 'security-hub-set', region: 'us-east-1', standards: [] }],
  [
    START,
    {
      type: 'config-recorder-set',
      region: 'eu-west-1',
      recorder: {
        name: 'default',
        recording: true,
        lastStatus: 'FAILURE',
        allSupported: false,
        globalTypes: false,
        resourceTypes: ['AWS::IAM::User', 'AWS::IAM::Role'],
      },
    },
  ],
  [START, { type: 'inspector-set', region: 'eu-west-1', ec2: true, ecr: false, lambda: true }],
];

const compute: [Instant, ServiceEvent][] = [
  [START, { type: 'instance-set', region: 'eu-west-1', instance: 'web', instanceProfile: 'app-server' }],
  [START, { type: 'instance-set', region: 'eu-west-1', instance: 'legacy', metadataTokens: 'optional' }],
  [START, { type: 'instance-set', region: 'eu-west-1', instance: 'spare', state: 'stopped' }],
  [
    START,
    { type: 'launch-template-set', region: 'eu-west-1', template: 'fleet', instanceProfile: 'app-server' },
  ],
  [
    START,
    {
      type: 'compute-defaults-set',
      region: 'eu-west-1',
      metadataTokens: 'required',
      snapshotSharing: 'block-all-sharing',
      imageSharing: 'block-new-sharing',
    },
  ],
];

const topic = (region: string, name: string) => `arn:aws:sns:${region}:100000000003:${name}`;

const alerts: [Instant, ServiceEvent][] = [
  [START, { type: 'log-group-set', region: 'eu-west-1', group: 'local-trail', retentionDays: 400 }],
  [START, { type: 'log-group-set', region: 'eu-west-1', group: 'local-trail-old' }],
  [
    START,
    {
      type: 'metric-filter-set',
      region: 'eu-west-1',
      group: 'local-trail',
      name: 'root-use',
      pattern: '{ $.userIdentity.type = "Root" }',
      namespace: 'CloudTrail',
      metric: 'RootUse',
    },
  ],
  [
    START,
    {
      type: 'alarm-set',
      region: 'eu-west-1',
      name: 'root-use',
      namespace: 'CloudTrail',
      metric: 'RootUse',
      actionsEnabled: true,
      actions: [topic('eu-west-1', 'security')],
    },
  ],
  [
    START,
    {
      type: 'alarm-set',
      region: 'eu-west-1',
      name: 'cpu',
      namespace: 'AWS/EC2',
      metric: 'CPUUtilization',
      actionsEnabled: true,
      actions: [],
    },
  ],
  [START, { type: 'topic-set', region: 'eu-west-1', topic: 'security', confirmed: 2 }],
  [
    START,
    {
      type: 'event-rule-set',
      region: 'us-east-1',
      name: 'root-sign-in',
      enabled: true,
      pattern: '{"detail":{"userIdentity":{"type":["Root"]}}}',
      targets: [topic('us-east-1', 'security'), topic('us-east-1', 'gone')],
    },
  ],
  [START, { type: 'topic-set', region: 'us-east-1', topic: 'security', confirmed: 0 }],
];

/** Services besides IAM in the test world's one busy account, each with something right and something wrong. */
export function serviceEvents(account: string): WorldEvent[] {
  return [...storage, ...detection, ...compute, ...alerts].map(([time, event]) => ({
    at: time,
    account,
    ...event,
  }));
}
