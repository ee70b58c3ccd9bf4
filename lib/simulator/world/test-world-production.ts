import type { AccountEventBody, WorldEvent } from './events';
import type { Instant } from './types';

const at = (text: string) => Date.parse(text);
const allow = (action: string | string[], resource: string | string[] = '*') => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: action, Resource: resource },
});
const trust = (principal: object, condition?: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: principal,
      Action: 'sts:AssumeRole',
      ...(condition && { Condition: condition }),
    },
  ],
});

const START = at('2023-02-01T08:00:00Z');

type Timed = [at: Instant, event: AccountEventBody];

const identities: Timed[] = [
  [START, { type: 'group-created', name: 'Administrators', attached: ['aws/AdministratorAccess'] }],
  [
    START,
    {
      type: 'group-created',
      name: 'developers',
      path: '/teams/',
      attached: ['aws/AmazonS3ReadOnlyAccess'],
      inline: { logs: allow('logs:Get*') },
    },
  ],
  [START, { type: 'policy-created', name: 'boundary', document: allow(['s3:*', 'ec2:*', 'logs:*']) }],
  [
    START,
    {
      type: 'policy-created',
      name: 'deploy',
      path: '/ci/',
      document: allow(['s3:PutObject', 'iam:PassRole']),
    },
  ],
  [
    at('2024-05-01T00:00:00Z'),
    {
      type: 'policy-version-added',
      name: 'deploy',
      document: allow(['s3:*', 'lambda:Update*', 'iam:PassRole']),
      setDefault: true,
    },
  ],
  [START, { type: 'policy-created', name: 'unattached', document: allow('sqs:*') }],
  [
    START,
    {
      type: 'user-created',
      name: 'alice',
      groups: ['Administrators'],
      tags: { team: 'platform', name: 'Älice "A" <&>' },
    },
  ],
  [START, { type: 'user-created', name: 'Bob', groups: ['developers'], boundary: 'local/boundary' }],
  [
    START,
    {
      type: 'user-created',
      name: 'ci+deploy=x,y.z@example-1',
      path: '/ci/',
      attached: ['local/deploy'],
      inline: { queue: allow('sqs:SendMessage', 'arn:aws:sqs:us-east-1:*:jobs') },
    },
  ],
  [START, { type: 'user-created', name: 'never.used', tags: {} }],
  [
    START,
    {
      type: 'role-created',
      name: 'app-server',
      trust: trust({ Service: 'ec2.amazonaws.com' }),
      instanceProfiles: ['app-server'],
      attached: ['aws/AmazonSSMManagedInstanceCore', 'aws/CloudWatchAgentServerPolicy'],
      description: 'The web fleet',
      maxSessionSeconds: 7200,
      tags: { app: 'web' },
    },
  ],
  [
    START,
    {
      type: 'role-created',
      name: 'vendor-monitoring',
      trust: trust(
        { AWS: 'arn:aws:iam::999999999999:root' },
        { StringEquals: { 'sts:ExternalId': 'vendor-7' } },
      ),
      attached: ['aws/SecurityAudit'],
    },
  ],
  [
    START,
    {
      type: 'role-created',
      name: 'open-door',
      trust: trust({ AWS: '*' }),
      attached: ['aws/PowerUserAccess'],
    },
  ],
  [
    START,
    {
      type: 'role-created',
      name: 'orphan-trust',
      trust: trust({ AWS: 'AIDAAAAAAAAAAAAAAAAAA' }),
      inline: { ci: allow('s3:GetObject') },
      boundary: 'local/boundary',
    },
  ],
  [
    START,
    {
      type: 'role-created',
      name: 'AWSServiceRoleForSupport',
      path: '/aws-service-role/support.amazonaws.com/',
      trust: trust({ Service: 'support.amazonaws.com' }),
    },
  ],
  [
    START,
    {
      type: 'role-created',
      name: 'AWSReservedSSO_Admin_0123456789abcdef',
      path: '/aws-reserved/sso.amazonaws.com/',
      trust: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: 'arn:aws:iam::100000000003:saml-provider/AWSSSO_test_DO_NOT_DELETE' },
            Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
            Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
          },
        ],
      },
      attached: ['aws/AdministratorAccess'],
      maxSessionSeconds: 43_200,
    },
  ],
];

const CI = 'ci+deploy=x,y.z@example-1';

const credentials: Timed[] = [
  [START, { type: 'password-set', user: '<root_account>' }],
  [START, { type: 'mfa-added', user: '<root_account>', kind: 'virtual', name: 'root-account-mfa-device' }],
  [START, { type: 'key-created', user: '<root_account>', key: 'old' }],
  [
    at('2023-03-01T00:00:00Z'),
    { type: 'password-used', user: '<root_account>', usage: { until: at('2023-03-01T00:00:00Z') } },
  ],
  [START, { type: 'password-set', user: 'alice' }],
  [START, { type: 'mfa-added', user: 'alice', kind: 'virtual', name: 'alice' }],
  [START, { type: 'mfa-added', user: 'alice', kind: 'fido', name: 'yubi' }],
  [START, { type: 'password-used', user: 'alice', usage: { weekdaysOnly: true } }],
  [
    START,
    {
      type: 'service-accessed',
      by: { kind: 'user', name: 'alice' },
      usage: {
        service: 'ec2',
        region: 'eu-west-1',
        actions: ['DescribeInstances', 'RunInstances'],
        weekdaysOnly: true,
      },
    },
  ],
  [at('2025-11-20T00:00:00Z'), { type: 'password-set', user: 'Bob' }],
  [START, { type: 'mfa-added', user: 'Bob', kind: 'hardware', name: 'token' }],
  [START, { type: 'ssh-key-added', user: 'Bob', key: 'laptop' }],
  [START, { type: 'certificate-added', user: 'Bob', certificate: 'x509' }],
  [
    at('2024-01-01T00:00:00Z'),
    { type: 'certificate-status-set', user: 'Bob', certificate: 'x509', active: false },
  ],
  [
    at('2025-10-01T00:00:00Z'),
    {
      type: 'service-credential-added',
      user: 'Bob',
      credential: 'bedrock',
      service: 'bedrock.amazonaws.com',
      expiresAt: at('2026-10-01T00:00:00Z'),
    },
  ],
  [at('2024-02-01T00:00:00Z'), { type: 'key-created', user: CI, key: 'first' }],
  [at('2025-12-01T00:00:00Z'), { type: 'key-created', user: CI, key: 'second' }],
  [at('2026-01-10T00:00:00Z'), { type: 'key-status-set', user: CI, key: 'first', active: false }],
  [
    at('2024-02-01T01:00:00Z'),
    {
      type: 'key-used',
      user: CI,
      key: 'first',
      usage: {
        service: 's3',
        region: 'us-east-1',
        actions: ['ListAllMyBuckets'],
        until: at('2026-01-09T00:00:00Z'),
      },
    },
  ],
  [
    at('2025-12-01T01:00:00Z'),
    { type: 'key-used', user: CI, key: 'second', usage: { service: 'lambda', region: 'eu-west-1' } },
  ],
  [at('2025-06-01T00:00:00Z'), { type: 'key-created', user: 'never.used', key: 'only' }],
  [
    START,
    {
      type: 'role-used',
      role: 'app-server',
      usage: { service: 'ssm', region: 'eu-west-1', hour: 0, spanHours: 24 },
    },
  ],
  [
    START,
    {
      type: 'role-used',
      role: 'open-door',
      usage: { region: 'us-east-1', until: at('2024-03-01T00:00:00Z') },
    },
  ],
];

const settings: Timed[] = [
  [START, { type: 'alias-set', alias: 'example-production' }],
  [
    START,
    {
      type: 'password-policy-set',
      policy: {
        minimumLength: 14,
        requireSymbols: true,
        requireNumbers: true,
        requireUppercase: true,
        requireLowercase: true,
        allowUsersToChange: true,
        maxAge: 90,
        reusePrevention: 24,
      },
    },
  ],
  [
    START,
    {
      type: 'alternate-contact-set',
      contact: {
        kind: 'SECURITY',
        name: 'Security Desk',
        title: 'Desk',
        email: 'security@example.com',
        phone: '+10000000000',
      },
    },
  ],
  [
    START,
    {
      type: 'contact-information-set',
      contact: {
        fullName: 'Example Cloud Team',
        addressLine1: 'Main Street 1',
        city: 'Exampleton',
        postalCode: '12345',
        countryCode: 'US',
        phone: '+1 (000) 000-0000',
      },
    },
  ],
  [START, { type: 'region-set', region: 'eu-south-1', status: 'ENABLED' }],
  [
    START,
    {
      type: 'public-access-block-set',
      block: {
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: false,
        restrictPublicBuckets: true,
      },
    },
  ],
  [
    START,
    { type: 'saml-provider-set', name: 'AWSSSO_test_DO_NOT_DELETE', validUntil: at('2027-02-01T00:00:00Z') },
  ],
  [
    START,
    {
      type: 'oidc-provider-set',
      url: 'token.actions.githubusercontent.com',
      clientIds: ['sts.amazonaws.com'],
      thumbprints: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
    },
  ],
  [START, { type: 'server-certificate-added', name: 'old-elb', expiresAt: at('2025-02-01T00:00:00Z') }],
  [
    START,
    {
      type: 'trail-created',
      name: 'local',
      region: 'eu-west-1',
      bucket: 'example-local-trail',
      logGroupArn: 'arn:aws:logs:eu-west-1:100000000003:log-group:local-trail:*',
      multiRegion: false,
      logFileValidation: false,
      selectors: { classic: [{ readWriteType: 'WriteOnly', managementEvents: true }] },
    },
  ],
  [at('2026-02-20T00:00:00Z'), { type: 'trail-stopped', name: 'local' }],
  [
    START,
    {
      type: 'analyzer-created',
      name: 'unused',
      region: 'us-east-1',
      kind: 'ACCOUNT_UNUSED_ACCESS',
      unusedAccessAgeDays: 90,
    },
  ],
  [
    at('2026-02-01T00:00:00Z'),
    {
      type: 'analyzer-finding-opened',
      analyzer: 'unused',
      finding: 'open-door',
      payload: {
        type: 'UnusedIAMRole',
        resource: 'arn:aws:iam::100000000003:role/open-door',
        resourceType: 'AWS::IAM::Role',
        resourceOwner: '100000000003',
        lastAccessed: at('2024-03-01T00:00:00Z'),
      },
    },
  ],
];

/** Events of the test world's one busy account: every kind of identity, credential and setting once. */
export function productionEvents(account: string): WorldEvent[] {
  return [...identities, ...credentials, ...settings].map(([time, event]) => ({
    at: time,
    account,
    ...event,
  }));
}
