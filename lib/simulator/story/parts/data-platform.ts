import type { AccountBook } from '../account-book';
import { strongPasswords } from '../baseline';
import { addPeople, addServiceUser, rotatedKeys } from '../people';
import {
  allow,
  denyWithoutMfa,
  fullAdministrator,
  policy,
  trustPrincipals,
  trustService,
} from '../policy-documents';
import { addUser } from '../user-spec';
import { addRoleUse } from '../workload-roles';

function addPipelines(book: AccountBook): void {
  const assume = { 'run-etl': policy(allow('sts:AssumeRole', book.arn('role/etl-runner'))) };
  book.role({
    name: 'airflow-worker',
    created: 1020,
    trust: trustService('ec2', 'airflow-env'),
    attached: ['aws/AmazonAthenaFullAccess', 'aws/AWSGlueConsoleFullAccess', 'aws/AmazonRedshiftFullAccess'],
    inline: {
      ...assume,
      dags: policy(allow(['s3:*', 'sqs:*', 'batch:*', 'elasticmapreduce:*', 'kms:Decrypt'])),
    },
    instanceProfiles: ['airflow-worker'],
    tags: { owner: 'team-data' },
  });
  addServiceUser(book, {
    name: 'analytics-sync',
    owner: 'team-data',
    attached: ['aws/DataScientist'],
    inline: assume,
    keys: [{ label: 'first', created: 987, idle: 61, services: ['s3', 'glue'], ending: '5MHA' }],
  });
  book.role({
    name: 'etl-runner',
    created: 960,
    trust: trustPrincipals([book.arn('role/airflow-worker'), book.arn('user/service/analytics-sync')]),
    inline: { 'etl-admin': fullAdministrator },
    tags: { owner: 'team-data' },
    admin: true,
  });
  addRoleUse(book, {
    role: 'airflow-worker',
    created: 1020,
    uses: ['s3', 'glue', 'athena', 'redshift', 'sqs', 'sts'],
  });
  addRoleUse(book, { role: 'etl-runner', created: 960, uses: ['glue', 's3', 'iam'] });
  book.role({
    name: 'lake-reader',
    created: 450,
    trust: trustPrincipals([book.arn('role/airflow-worker'), 'AROAJ3OLDREPORTERXY2Z']),
    attached: ['aws/AmazonS3ReadOnlyAccess'],
  });
  addRoleUse(book, { role: 'lake-reader', created: 450, uses: ['s3'] });
  book.policy(
    'everything-but-iam',
    policy({
      Sid: 'AllButIdentity',
      Effect: 'Allow',
      NotAction: ['iam:*', 'organizations:*', 'account:*'],
      Resource: '*',
    }),
    700,
  );
  book.role({
    name: 'notebook-runtime',
    created: 640,
    trust: trustService('sagemaker'),
    attached: ['local/everything-but-iam'],
  });
  addRoleUse(book, { role: 'notebook-runtime', created: 640, uses: ['s3', 'athena', 'glue', 'ecr'] });
}

/** Administrator by an inline policy until two weeks before the end, then a reader. */
function addDuarte(book: AccountBook): void {
  const name = 'm.duarte';
  const at = book.clock.on(14, '10:12');
  addPeople(
    book,
    [[name, 930, 560, ['analysts'], { inline: { 'temporary-admin': fullAdministrator } }]],
    ['s3', 'athena', 'glue'],
  );
  const to = { kind: 'user', name } as const;
  book.add(at, { type: 'inline-policy-deleted', to, name: 'temporary-admin' });
  book.add(at, { type: 'policy-attached', to, policy: 'aws/ReadOnlyAccess' });
  book.label('admin-user', name, { from: book.clock.ago(930, 3), until: at });
}

function addDataServices(book: AccountBook): void {
  const owner = 'team-data';
  addServiceUser(book, {
    name: 'dba-tools',
    owner,
    attached: ['aws/AdministratorAccess'],
    admin: true,
    keys: [{ label: 'first', created: 701, idle: 49, services: ['rds', 'ec2'], ending: 'T6NB' }],
  });
  addServiceUser(book, {
    name: 'svc-airflow',
    owner,
    groups: ['pipelines'],
    keys: [
      { label: 'first', created: 533, services: ['s3'], inactiveSince: 113, deleted: 106 },
      { label: 'drive-120', created: 120, services: ['s3', 'glue', 'athena'] },
      { label: 'spare', created: 15, services: ['s3'] },
    ],
  });
  addServiceUser(book, {
    name: 'svc-bi-extract',
    owner,
    attached: ['aws/AmazonAthenaFullAccess'],
    keys: [{ label: 'first', created: 250, idle: 70, services: ['athena', 's3'] }],
  });
  addServiceUser(book, {
    name: 'svc-warehouse-sync',
    owner,
    groups: ['pipelines'],
    keys: rotatedKeys(35, 405, ['s3', 'redshift']),
  });
  addServiceUser(book, {
    name: 'svc-kafka-bridge',
    owner,
    groups: ['pipelines'],
    keys: rotatedKeys(35, 290, ['kinesis', 's3']),
  });
  addUser(book, { name: 'report-viewer', created: 880, groups: ['data-readers'], owner });
  addUser(book, { name: 'keyspaces-app', created: 600, path: '/service/', owner });
  book.add(book.clock.ago(599), {
    type: 'service-credential-added',
    user: 'keyspaces-app',
    credential: 'cassandra',
    service: 'cassandra.amazonaws.com',
  });
  addUser(book, {
    name: 'bedrock-poc',
    created: 95,
    path: '/service/',
    owner,
    attached: ['aws/AmazonBedrockFullAccess'],
  });
  book.add(book.clock.ago(94), {
    type: 'service-credential-added',
    user: 'bedrock-poc',
    credential: 'api-key',
    service: 'bedrock.amazonaws.com',
    expiresAt: book.clock.ago(-60),
  });
}

/** data-platform: the inline administrator, a trail that stood still for three days, stricter passwords. */
export function tellDataPlatform(book: AccountBook): void {
  const { clock } = book;
  book.group('data-readers', ['aws/AmazonS3ReadOnlyAccess', 'aws/AmazonAthenaFullAccess'], {
    'require-mfa': denyWithoutMfa,
  });
  book.group('data-engineers', [
    'aws/AWSGlueConsoleFullAccess',
    'aws/AmazonS3FullAccess',
    'aws/AmazonRedshiftFullAccess',
  ]);
  book.group('analysts', ['aws/AmazonAthenaFullAccess', 'aws/AWSGlueConsoleFullAccess']);
  book.group('pipelines', [
    'aws/AmazonS3FullAccess',
    'aws/AWSGlueConsoleFullAccess',
    'aws/AmazonRedshiftFullAccess',
    'aws/AmazonKinesisFullAccess',
  ]);
  addPipelines(book);
  addDuarte(book);
  addDataServices(book);
  addPeople(
    book,
    [
      [
        'b.olsen',
        870,
        380,
        ['data-engineers'],
        { keys: [{ label: 'first', created: 560, inactiveSince: 160, services: ['s3'] }] },
      ],
      [
        'e.varga',
        760,
        60,
        ['data-engineers'],
        { keys: [{ label: 'first', created: 610, inactiveSince: 70, services: ['glue'] }] },
      ],
      ['g.silva', 690, 120, ['analysts']],
      ['h.yilmaz', 820, 300, ['analysts'], { idle: 77 }],
      ['k.weiss', 480, 127, ['analysts', 'data-readers']],
      ['t.fournier', 140, 140, ['data-engineers']],
    ],
    ['s3', 'athena', 'glue'],
  );
  addUser(book, {
    name: 'x.chen',
    created: 880,
    groups: ['analysts'],
    owner: 'x.chen',
    console: { signIn: { every: 2, idle: 151 }, removed: 150 },
    deleted: 136,
  });
  book.add(clock.ago(810), {
    type: 'trail-created',
    name: 'data-events',
    region: 'eu-west-1',
    bucket: 'halyard-data-events-trail',
    logFileValidation: true,
    selectors: {
      advanced: [
        {
          name: 'Calls without the noise of keys',
          fields: [
            { field: 'eventCategory', equals: ['Management'] },
            { field: 'eventSource', notEquals: ['kms.amazonaws.com'] },
          ],
        },
      ],
    },
  });
  book.add(clock.on(47, '11:05'), { type: 'trail-stopped', name: 'data-events' });
  book.add(clock.on(44, '09:30'), { type: 'trail-started', name: 'data-events' });
  book.add(clock.ago(1000), {
    type: 'password-policy-set',
    policy: { ...strongPasswords, minimumLength: 10, reusePrevention: undefined },
  });
  book.add(clock.on(100, '13:20'), { type: 'password-policy-set', policy: strongPasswords });
}
