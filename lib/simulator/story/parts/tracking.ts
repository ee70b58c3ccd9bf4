import type { AccountBook } from '../account-book';
import { breakCollectorTrust } from '../collector-role';
import { addPeople, addServiceUser, rotatedKeys } from '../people';
import { allow, policy, trustPrincipals, trustService, trustWithExternalId } from '../policy-documents';
import { addUser } from '../user-spec';
import { addRoleUse, clusterIssuer, trustCluster } from '../workload-roles';

const KNOWN_VENDOR = '318655202771';
/** The account that nobody knows. */
export const UNKNOWN_VENDOR = '441700295583';

function addVendor(book: AccountBook): void {
  const externalId = 'halyard-telemetry-2f6c1';
  book.role({
    name: 'vendor-telemetry',
    created: 300,
    trust: trustWithExternalId(`arn:aws:iam::${KNOWN_VENDOR}:root`, externalId),
    inline: {
      streams: policy(allow(['kinesis:Get*', 'kinesis:Describe*', 'kinesis:List*', 's3:GetObject'])),
    },
    tags: { owner: 'team-tracking' },
  });
  book.label('external-trust', 'vendor-telemetry', { from: book.clock.ago(300) });
  addRoleUse(book, { role: 'vendor-telemetry', created: 300, uses: ['kinesis'] });
  book.add(book.clock.on(2, '09:41'), {
    type: 'trust-changed',
    role: 'vendor-telemetry',
    trust: trustWithExternalId(
      [`arn:aws:iam::${KNOWN_VENDOR}:root`, `arn:aws:iam::${UNKNOWN_VENDOR}:root`],
      externalId,
    ),
  });
}

function addTrackingServices(book: AccountBook): void {
  const owner = 'team-tracking';
  const queue = { queues: policy(allow(['sqs:*', 'sns:*', 's3:*', 'kinesis:*'])) };
  addServiceUser(book, {
    name: 'svc-edi-gateway',
    owner,
    inline: queue,
    keys: [{ label: 'first', created: 804, idle: 52, services: ['sqs', 's3'], ending: 'R3LX' }],
  });
  addServiceUser(book, {
    name: 'svc-fleet',
    owner,
    inline: queue,
    keys: rotatedKeys(120, 700, ['kinesis', 'sqs']),
  });
  addServiceUser(book, { name: 'svc-geo', owner, inline: queue, keys: rotatedKeys(120, 512, ['s3']) });
  addServiceUser(book, {
    name: 'svc-fx',
    owner,
    inline: queue,
    keys: [
      { label: 'first', created: 230, services: ['sqs'] },
      { label: 'rotation', created: 1, services: ['sqs'], ending: 'YYRV' },
    ],
  });
  addServiceUser(book, {
    name: 'svc-ais-feed',
    owner,
    attached: ['aws/AmazonKinesisFullAccess', 'aws/AmazonS3ReadOnlyAccess'],
    keys: [{ label: 'first', created: 330, services: ['kinesis'] }],
  });
  addServiceUser(book, {
    name: 'svc-carrier-api',
    owner,
    inline: queue,
    keys: rotatedKeys(35, 420, ['sqs', 'sns']),
  });
  addServiceUser(book, {
    name: 'svc-customs',
    owner,
    inline: queue,
    keys: rotatedKeys(35, 350, ['s3', 'sqs']),
  });
  addServiceUser(book, {
    name: 'svc-telemetry-ingest',
    owner,
    attached: ['aws/AmazonKinesisFullAccess'],
    keys: [{ label: 'first', created: 11, services: ['kinesis'] }],
  });
  addUser(book, { name: 'partner-portal', created: 960, groups: ['partners'], owner });
  addServiceUser(book, {
    name: 'svc-fleet-old',
    owner,
    attached: ['aws/AmazonSQSFullAccess'],
    keys: [{ label: 'first', created: 1384, idle: 20, services: ['sqs'], ending: '9XBC' }],
    deleted: 18,
  });
}

/** tracking-prod: a vendor's trust grows by an unknown account; svc-fx is being rotated. */
export function tellTrackingProd(book: AccountBook): void {
  book.group('developers', [
    'aws/AWSLambda_FullAccess',
    'aws/AmazonKinesisFullAccess',
    'aws/CloudWatchReadOnlyAccess',
  ]);
  book.group('operators', ['aws/AmazonECS_FullAccess', 'aws/AmazonSSMReadOnlyAccess']);
  book.group('partners', ['aws/AmazonS3ReadOnlyAccess']);
  addVendor(book);
  addTrackingServices(book);
  addPeople(
    book,
    [
      [
        'd.larsen',
        980,
        640,
        ['operators'],
        { keys: [{ label: 'first', created: 600, inactiveSince: 33, services: ['ecs'] }] },
      ],
      ['m.eriksen', 860, 58, ['developers']],
      ['n.osei', 540, 410, ['developers']],
      ['r.bianchi', 1100, 124, ['partners'], { idle: 47 }],
      ['z.kaya', 110, 110, ['operators']],
    ],
    ['ecs', 'kinesis', 'logs'],
  );
  addUser(book, {
    name: 'k.larsson',
    created: 900,
    groups: ['operators'],
    owner: 'k.larsson',
    console: { signIn: { every: 1, idle: 121 }, removed: 120 },
    mfa: { since: 600, until: 119 },
    keys: [{ label: 'first', created: 480, services: ['ecs'], inactiveSince: 120 }],
    deleted: 106,
  });
  book.add(book.clock.ago(800), {
    type: 'oidc-provider-set',
    url: clusterIssuer(book),
    clientIds: ['sts.amazonaws.com'],
    thumbprints: [],
  });
  book.role({
    name: 'eks-geofence',
    created: 790,
    trust: trustCluster(book, 'geo:geofence'),
    attached: ['aws/AmazonDynamoDBReadOnlyAccess'],
    inline: {
      tiles: policy(
        allow(
          ['s3:GetObject', 's3:ListBucket'],
          ['arn:aws:s3:::halyard-tiles', 'arn:aws:s3:::halyard-tiles/*'],
        ),
      ),
    },
  });
  addRoleUse(book, { role: 'eks-geofence', created: 790, uses: ['s3', 'dynamodb'] });
  book.role({
    name: 'DatadogIntegrationRole',
    created: 690,
    trust: trustWithExternalId('arn:aws:iam::464622532012:root', '93d7e0c14b5a4c08a7f2'),
    inline: {
      metrics: policy(allow(['cloudwatch:Get*', 'cloudwatch:List*', 'ec2:Describe*', 'tag:GetResources'])),
    },
  });
  book.label('external-trust', 'DatadogIntegrationRole', { from: book.clock.ago(690) });
  addRoleUse(book, { role: 'DatadogIntegrationRole', created: 690, uses: ['cloudwatch', 'ec2'] });
}

function addDevPoweruser(book: AccountBook): void {
  book.role({
    name: 'dev-poweruser',
    created: 760,
    trust: trustPrincipals(book.arn('root')),
    attached: ['aws/PowerUserAccess'],
    inline: {
      'manage-roles': policy(
        allow(['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:GetRole', 'iam:ListRoles', 'iam:TagRole']),
      ),
    },
    tags: { owner: 'team-tracking' },
  });
  addRoleUse(book, {
    role: 'dev-poweruser',
    created: 760,
    uses: [
      'ec2',
      'ecs',
      'ecr',
      's3',
      'lambda',
      'logs',
      'sqs',
      'cloudformation',
      'dynamodb',
      'kinesis',
      'iam',
    ],
  });
  book.policy('bounded-administration', policy(allow('*')));
  book.policy('workload-boundary', policy(allow(['ec2:*', 'ecs:*', 's3:*', 'sqs:*', 'logs:*', 'kinesis:*'])));
  // Administrator by its policy, not in effect: the boundary takes IAM away.
  book.role({
    name: 'preview-environments',
    created: 410,
    trust: trustService('codebuild'),
    attached: ['local/bounded-administration'],
    boundary: 'local/workload-boundary',
  });
  addRoleUse(book, { role: 'preview-environments', created: 410, uses: ['ecs', 'ec2', 's3'] });
}

function addDevPeople(book: AccountBook): void {
  addPeople(
    book,
    [
      [
        'j.okafor',
        620,
        null,
        ['developers'],
        {
          every: 1,
          mfa: { since: 500, until: 150 },
          keys: [{ label: 'first', created: 301, idle: 12, services: ['ec2', 's3'], ending: 'M4UB' }],
        },
      ],
      // The key is older than the console password, which came 164 days ago.
      [
        'p.rossi',
        260,
        null,
        ['interns'],
        {
          idle: 5,
          every: 3,
          console: { set: 164, signIn: { every: 3, idle: 5 } },
          keys: [{ label: 'first', created: 200, idle: 'never' }],
        },
      ],
      [
        'a.fischer',
        800,
        480,
        ['interns'],
        { keys: [{ label: 'first', created: 640, inactiveSince: 55, services: ['ec2'] }] },
      ],
      ['d.larsen', 900, 630, ['simulators']],
      ['l.haddad', 580, 126, ['interns'], { idle: 58 }],
      [
        'm.eriksen',
        840,
        25,
        ['simulators'],
        { keys: [{ label: 'first', created: 720, inactiveSince: 12, services: ['s3'] }] },
      ],
      ['s.novotny', 110, 110, ['simulators']],
    ],
    ['ec2', 's3', 'logs'],
  );
}

/** tracking-dev: dev-poweruser opens the way up; the link breaks 31 hours before the end. */
export function tellTrackingDev(book: AccountBook, options: { brokenLink: boolean }): void {
  const { clock } = book;
  const owner = 'team-tracking';
  book.group(
    'developers',
    ['aws/AmazonEC2FullAccess', 'aws/AmazonS3FullAccess', 'aws/CloudWatchLogsFullAccess'],
    {
      'assume-poweruser': policy(allow('sts:AssumeRole', book.arn('role/dev-poweruser'))),
    },
  );
  book.group('simulators', ['aws/AmazonKinesisFullAccess', 'aws/AmazonSQSFullAccess']);
  book.group('interns', [
    'aws/AmazonEC2ReadOnlyAccess',
    'aws/AmazonS3ReadOnlyAccess',
    'aws/AmazonRDSReadOnlyAccess',
  ]);
  addDevPoweruser(book);
  addServiceUser(book, {
    name: 'svc-sim',
    owner,
    groups: ['simulators'],
    keys: [
      { label: 'first', created: 480, services: ['kinesis'], inactiveSince: 113, deleted: 106 },
      { label: 'drive-120', created: 120, services: ['kinesis', 'sqs'] },
      { label: 'spare', created: 9, services: ['kinesis'] },
    ],
  });
  addServiceUser(book, {
    name: 'svc-dev-seed',
    owner,
    groups: ['simulators'],
    keys: rotatedKeys(35, 310, ['sqs']),
  });
  addDevPeople(book);
  addUser(book, {
    name: 'q.ahmed',
    created: 500,
    groups: ['simulators'],
    owner: 'q.ahmed',
    console: { signIn: { every: 2, idle: 22 }, removed: 21 },
    mfa: { since: 66, until: 20 },
    deleted: 12,
  });
  book.add(clock.ago(430), {
    type: 'password-policy-set',
    policy: {
      minimumLength: 12,
      requireSymbols: false,
      requireNumbers: true,
      requireUppercase: true,
      requireLowercase: true,
      allowUsersToChange: true,
    },
  });
  if (options.brokenLink) breakCollectorTrust(book, clock.ago(0, 31), clock.ago(-2));
}
