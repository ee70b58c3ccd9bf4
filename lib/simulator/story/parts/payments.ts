import type { AccountBook } from '../account-book';
import { addRoleUse } from '../workload-roles';
import { addPeople, addServiceUser, rotatedKeys } from '../people';
import {
  allow,
  denyWithoutMfa,
  fullAdministrator,
  policy,
  trustService,
  trustWithExternalId,
} from '../policy-documents';
import { actionsOf } from '../service-actions';
import { addUser } from '../user-spec';
import { addRotatingPolicy } from '../rotating-policy';

/** What deploy-pipeline allowed at first, and what each later version added (or, with a minus, took away). */
const firstServices = ['cloudformation', 'ecr', 'ecs'];

const amendments: [daysBefore: number, change: string][] = [
  [1250, 'iam'],
  [1210, 'elasticloadbalancing'],
  [1150, 'logs'],
  [1040, 's3'],
  [900, 'sqs'],
  [760, 'sns'],
  [610, 'route53'],
  [480, 'dynamodb'],
  [330, 'rds'],
  [188, 'secretsmanager'],
  [131, 'cloudwatch'],
  [88, '-cloudwatch'],
  [33, 'lambda'],
];

function deployPipeline(services: ReadonlySet<string>): object {
  const actions = [...services].filter((service) => service !== 'iam').sort();
  return policy(
    allow(actions.map((service) => `${service}:*`)),
    ...(services.has('iam') ? [allow('iam:PassRole')] : []),
  );
}

/** Fourteen versions over the years; the fifteenth, hours before the end, adds EC2 and with it a fourth way up. */
function addDeployPipeline(book: AccountBook): void {
  const services = new Set(firstServices);
  const versions = [{ at: book.clock.ago(1294), document: deployPipeline(services) }];
  for (const [days, change] of amendments) {
    if (change.startsWith('-')) services.delete(change.slice(1));
    else services.add(change);
    versions.push({ at: book.clock.ago(days, 3), document: deployPipeline(services) });
  }
  services.add('ec2');
  versions.push({ at: book.clock.ago(0, 2, 45), document: deployPipeline(services) });
  addRotatingPolicy(book, 'deploy-pipeline', versions);
  book.add(book.clock.ago(1293), {
    type: 'policy-attached',
    to: { kind: 'group', name: 'deployers' },
    policy: 'local/deploy-pipeline',
  });
}

function addCiDeploy(book: AccountBook): void {
  const { clock } = book;
  addUser(book, {
    name: 'ci-deploy',
    created: 1292,
    path: '/service/',
    groups: ['deployers'],
    owner: 'team-platform',
    keys: [
      {
        label: 'first',
        created: 1146,
        idle: 402,
        services: ['cloudformation', 'ecs', 'ecr', 's3'],
        ending: 'W7Q3',
      },
      { label: 'second', created: 213, services: ['ecs', 'ecr', 's3'], ending: 'Z5TE' },
    ],
  });
  const by = { kind: 'user', name: 'ci-deploy' } as const;
  const region = 'eu-west-1';
  const used: [string, number, string[]][] = [
    ['logs', 1, actionsOf('logs')],
    ['cloudformation', 37, actionsOf('cloudformation')],
    ['lambda', 301, []],
  ];
  for (const [service, days, actions] of used) {
    const last = clock.ago(days, 1);
    const before = { from: clock.ago(380), until: clock.ago(days + 1), everyDays: 7 };
    book.add(clock.ago(1000), {
      type: 'service-accessed',
      by,
      usage: { from: last, until: last, service, actions, region },
    });
    if (days < 300) {
      book.add(clock.ago(1000), {
        type: 'service-accessed',
        by,
        usage: { ...before, service, actions, region },
      });
    }
  }
}

function addPowerfulRoles(book: AccountBook): void {
  book.role({
    name: 'ops-automation',
    created: 1400,
    trust: trustService('lambda', 'ecs-tasks', 'ec2'),
    attached: ['aws/AdministratorAccess'],
    instanceProfiles: ['ops-automation'],
    tags: { owner: 'team-platform' },
    admin: true,
  });
  book.role({
    name: 'cfn-exec',
    created: 1405,
    trust: trustService('cloudformation'),
    attached: ['aws/AdministratorAccess'],
    admin: true,
  });
  book.role({
    name: 'support-tooling',
    created: 870,
    trust: trustService('ec2'),
    attached: ['local/deploy-pipeline'],
    instanceProfiles: ['support-tooling'],
    tags: { owner: 'team-platform' },
  });
  book.role({
    name: 'ecs-task-ledger',
    created: 940,
    trust: trustService('ecs-tasks'),
    inline: {
      'ledger-task': policy(
        allow([
          'dynamodb:*',
          'sqs:*',
          'sns:*',
          's3:*',
          'secretsmanager:GetSecretValue',
          'kms:*',
          'xray:*',
          'ssm:*',
        ]),
        allow([
          'ecs:RunTask',
          'ecs:RegisterTaskDefinition',
          'lambda:CreateFunction',
          'lambda:InvokeFunction',
        ]),
        allow('iam:PassRole'),
      ),
    },
    tags: { owner: 'team-payments' },
  });
  book.role({
    name: 'DatadogIntegrationRole',
    created: 700,
    trust: trustWithExternalId('arn:aws:iam::464622532012:root', 'b71c0f9ad2d14e9f8a6b'),
    inline: {
      metrics: policy(allow(['cloudwatch:Get*', 'cloudwatch:List*', 'ec2:Describe*', 'tag:GetResources'])),
    },
  });
  book.label('external-trust', 'DatadogIntegrationRole', { from: book.clock.ago(700) });
  addRoleUse(book, { role: 'ops-automation', created: 1400, uses: ['lambda', 'ec2', 'iam'] });
  addRoleUse(book, { role: 'cfn-exec', created: 1405, uses: ['cloudformation', 'ecs', 'iam'] });
  addRoleUse(book, { role: 'support-tooling', created: 870, uses: ['ecs', 'logs', 's3'] });
  addRoleUse(book, { role: 'ecs-task-ledger', created: 940, uses: ['dynamodb', 'sqs', 's3'] });
}

function addProductionServices(book: AccountBook): void {
  const owner = 'team-payments';
  const wide = {
    bus: policy(allow(['s3:*', 'sqs:*', 'sns:*', 'kms:Decrypt', 'secretsmanager:GetSecretValue'])),
  };
  addServiceUser(book, {
    name: 'svc-ledger-export',
    owner,
    inline: wide,
    keys: rotatedKeys(120, 610, ['s3', 'kms']),
  });
  addServiceUser(book, {
    name: 'svc-sepa-gateway',
    owner,
    inline: wide,
    keys: rotatedKeys(120, 455, ['sqs', 's3']),
  });
  addServiceUser(book, {
    name: 'svc-invoice',
    owner,
    inline: wide,
    keys: rotatedKeys(35, 380, ['s3', 'sns']),
  });
  addServiceUser(book, {
    name: 'svc-psp-bridge',
    owner,
    inline: wide,
    keys: [
      { label: 'first', created: 820, services: ['sqs'], inactiveSince: 285 },
      { label: 'second', created: 290, services: ['sqs', 'secretsmanager'] },
    ],
  });
  addServiceUser(book, {
    name: 'svc-fraud-feed',
    owner,
    attached: ['aws/AmazonKinesisFullAccess'],
    keys: [{ label: 'first', created: 610, idle: 130, services: ['kinesis'] }],
  });
}

/** payments-prod: ci-deploy and its ways up, the forgotten break-glass key, permission creep. */
export function tellPaymentsProd(book: AccountBook): void {
  const { clock } = book;
  book.group('deployers', []);
  book.group('developers', ['aws/ReadOnlyAccess'], { 'require-mfa': denyWithoutMfa });
  book.group('operators', ['aws/AmazonECS_FullAccess', 'aws/CloudWatchFullAccess']);
  book.group('finance-readers', ['aws/AmazonS3ReadOnlyAccess', 'aws/AWSBillingReadOnlyAccess']);
  addDeployPipeline(book);
  addCiDeploy(book);
  addPowerfulRoles(book);
  addProductionServices(book);
  addUser(book, {
    name: 'ops-breakglass',
    created: 1180,
    owner: 'team-security',
    inline: { 'break-glass-admin': fullAdministrator },
    admin: true,
    console: { signIn: { every: 60, idle: 33 } },
    mfa: { since: 900, until: 44, kind: 'hardware' },
    keys: [
      { label: 'first', created: 176, idle: 33, services: ['sts'], region: 'us-east-1', ending: 'F7YN' },
    ],
  });
  addPeople(
    book,
    [
      ['a.mensah', 900, 620, ['developers', 'operators']],
      [
        'c.ricci',
        840,
        118,
        ['developers'],
        { keys: [{ label: 'first', created: 700, inactiveSince: 75, services: ['s3'] }] },
      ],
      [
        'j.keller',
        720,
        540,
        ['operators'],
        { keys: [{ label: 'first', created: 690, inactiveSince: 130, services: ['ecs'] }] },
      ],
      ['s.vogel', 1010, 121, ['deployers'], { idle: 63 }],
      ['t.amari', 560, 400, ['deployers', 'finance-readers']],
    ],
    ['ecs', 'logs', 's3'],
  );
  addUser(book, { name: 'sftp-intake', created: 1300, path: '/service/', owner: 'team-payments' });
  book.add(clock.ago(1299), { type: 'ssh-key-added', user: 'sftp-intake', key: 'intake' });
  addUser(book, { name: 'x509-signer', created: 1250, path: '/service/', owner: 'team-payments' });
  book.add(clock.ago(1249), { type: 'certificate-added', user: 'x509-signer', certificate: 'soap' });
  book.add(clock.ago(640), {
    type: 'trail-created',
    name: 'pci-trail',
    region: 'eu-west-1',
    bucket: 'halyard-payments-pci-trail',
    kmsKeyArn: `arn:aws:kms:eu-west-1:${book.id}:key/5b2f7a60-2f0b-4a27-9a1d-0b8f6a3c1d11`,
    logGroupArn: `arn:aws:logs:eu-west-1:${book.id}:log-group:pci-trail:*`,
    insights: ['ApiCallRateInsight'],
    selectors: {
      classic: [
        {
          readWriteType: 'All',
          managementEvents: true,
          objects: ['arn:aws:s3:::halyard-payments-pci-trail/'],
        },
      ],
    },
  });
}

/** payments-staging: a smaller copy with load tests and stage data. */
export function tellPaymentsStaging(book: AccountBook): void {
  const owner = 'team-payments';
  book.group('developers', [
    'aws/AmazonECS_FullAccess',
    'aws/AWSLambda_FullAccess',
    'aws/AmazonSQSFullAccess',
  ]);
  book.group('testers', ['aws/ReadOnlyAccess']);
  addServiceUser(book, {
    name: 'svc-etl-stage',
    owner,
    attached: ['aws/AmazonS3FullAccess', 'aws/AWSGlueConsoleFullAccess'],
    keys: [
      { label: 'first', created: 520, services: ['s3'], inactiveSince: 113, deleted: 106 },
      { label: 'drive-120', created: 120, services: ['s3', 'glue'] },
      { label: 'spare', created: 5, services: ['s3'] },
    ],
  });
  addServiceUser(book, {
    name: 'svc-stage-tests',
    owner,
    groups: ['testers'],
    keys: [{ label: 'first', created: 240, services: ['ecs', 'logs'] }],
  });
  addServiceUser(book, {
    name: 'ci-stage',
    groups: ['developers'],
    keys: [{ label: 'first', created: 400, idle: 'never' }],
  });
  addServiceUser(book, {
    name: 'svc-stage-mail',
    owner,
    inline: { mail: policy(allow(['ses:*', 'sns:*', 's3:GetObject'])) },
    keys: rotatedKeys(35, 300, ['ses']),
  });
  addPeople(
    book,
    [
      ['a.mensah', 880, 600, ['developers']],
      ['c.ricci', 800, 117, ['developers']],
      [
        'e.lang',
        950,
        19,
        ['testers'],
        { keys: [{ label: 'first', created: 900, inactiveSince: 400, services: ['s3'] }] },
      ],
      ['p.dubois', 640, 500, ['developers']],
      ['u.schmidt', 700, 122, ['testers'], { idle: 51 }],
    ],
    ['ecs', 'lambda', 'logs'],
  );
  addUser(book, {
    name: 'p.hughes',
    created: 760,
    groups: ['developers'],
    owner: 'p.hughes',
    console: { signIn: { every: 2, idle: 89 }, removed: 88 },
    keys: [{ label: 'first', created: 500, services: ['ecs'], inactiveSince: 88 }],
    deleted: 74,
  });
}
