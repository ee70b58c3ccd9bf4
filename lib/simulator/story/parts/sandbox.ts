import type { AccountBook } from '../account-book';
import { addPeople, addServiceUser } from '../people';
import { allow, policy, trustPrincipals, trustService, trustWithExternalId } from '../policy-documents';
import { addUser } from '../user-spec';
import { addRoleUse } from '../workload-roles';

/** Two roles that everybody could assume for some weeks; an external id alone pins nobody. */
function addOpenDoors(book: AccountBook): void {
  const { clock } = book;
  const upload = {
    upload: policy(allow(['s3:PutObject', 's3:GetObject'], 'arn:aws:s3:::halyard-sandbox-hackathon/*')),
  };
  const doors = [
    { name: 'hackathon-upload', opened: 64, closed: 41, trust: trustPrincipals('*') },
    { name: 'partner-drop', opened: 50, closed: 30, trust: trustWithExternalId('*', 'partner-2026') },
  ];
  for (const { name, opened, closed, trust } of doors) {
    book.role({ name, created: opened, trust, inline: upload });
    const end = clock.on(closed, '08:50');
    book.label('public-trust', name, { from: clock.ago(opened), until: end });
    book.add(end, { type: 'trust-changed', role: name, trust: trustPrincipals(book.arn('root')) });
    addRoleUse(book, { role: name, created: opened, uses: ['s3'] });
  }
}

function addSandboxUsers(book: AccountBook): void {
  addPeople(
    book,
    [
      [
        't.lindqvist',
        880,
        125,
        ['experimenters'],
        {
          attached: ['aws/AdministratorAccess'],
          admin: true,
          keys: [{ label: 'first', created: 352, idle: 'never', ending: 'V2GM' }],
        },
      ],
      [
        'a.novak',
        910,
        450,
        ['experimenters'],
        {
          attached: ['aws/AdministratorAccess'],
          admin: true,
          idle: 212,
          keys: [
            {
              label: 'first',
              created: 540,
              idle: 212,
              services: ['iam'],
              region: 'us-east-1',
              ending: 'B7WK',
            },
          ],
        },
      ],
      ['r.castellan', 271, null, ['experimenters'], { idle: 71 }],
      [
        'intern-02',
        243,
        null,
        [],
        { owner: undefined, console: { signIn: 'never' }, attached: ['aws/AmazonEC2ReadOnlyAccess'] },
      ],
      ['demo-lead', 188, null, ['experimenters'], { owner: undefined, idle: 12, every: 4 }],
    ],
    ['ec2', 's3'],
  );
  addServiceUser(book, {
    name: 'demo-bot',
    groups: ['experimenters'],
    keys: [
      { label: 'first', created: 210, idle: 95, services: ['ec2'] },
      { label: 'second', created: 25, services: ['ec2', 's3'] },
    ],
  });
  addServiceUser(book, {
    name: 'svc-sandbox-reaper',
    owner: 'team-platform',
    inline: { reap: policy(allow(['ec2:*', 'rds:*', 'lambda:*', 'ecs:*', 's3:*', 'tag:*'])) },
    keys: [{ label: 'first', created: 61, services: ['ec2', 'lambda'] }],
  });
}

function addContractors(book: AccountBook): void {
  for (const [name, created, deleted] of [
    ['contractor-07', 330, 140],
    ['contractor-11', 210, 67],
  ] as const) {
    addUser(book, {
      name,
      created,
      groups: ['experimenters'],
      console: { signIn: { every: 3, idle: deleted + 2 } },
      keys: [{ label: 'first', created: created - 3, idle: deleted + 1, services: ['s3'] }],
      deleted,
    });
  }
}

/** sandbox: root without MFA, administrators with old keys, doors open to everybody, no password policy. */
export function tellSandbox(book: AccountBook): void {
  const { clock } = book;
  book.group('experimenters', [
    'aws/AmazonEC2FullAccess',
    'aws/AmazonS3FullAccess',
    'aws/AWSLambda_FullAccess',
  ]);
  book.role({
    name: 'sandbox-user',
    created: 780,
    trust: trustPrincipals(book.arn('root')),
    attached: ['aws/PowerUserAccess'],
    inline: { self: policy(allow(['iam:PutRolePolicy', 'iam:GetRole'], book.arn('role/sandbox-user'))) },
  });
  addRoleUse(book, {
    role: 'sandbox-user',
    created: 780,
    uses: ['ec2', 's3', 'lambda', 'logs', 'sqs', 'dynamodb', 'bedrock', 'sns', 'iam'],
  });
  // A machine that was terminated long ago left its role behind.
  book.role({
    name: 'demo-bastion',
    created: 760,
    trust: trustService('ec2'),
    attached: ['aws/AmazonSSMManagedInstanceCore'],
    instanceProfiles: ['demo-bastion'],
  });
  book.add(clock.ago(400), { type: 'region-set', region: 'me-central-1', status: 'ENABLED' });
  addOpenDoors(book);
  addSandboxUsers(book);
  addContractors(book);
  addUser(book, { name: 'workshop-visitor', created: 320 });
  book.add(clock.ago(700), {
    type: 'trail-created',
    name: 'training',
    region: 'eu-west-1',
    bucket: 'halyard-sandbox-training-trail',
    multiRegion: false,
    globalServiceEvents: true,
    logFileValidation: false,
    selectors: { classic: [{ readWriteType: 'WriteOnly', managementEvents: true }] },
  });
  // Somebody tidied the bucket away.
  book.add(clock.ago(210), { type: 'trail-delivery-error-set', name: 'training', error: 'NoSuchBucket' });
  book.add(clock.ago(98), { type: 'password-policy-set', policy: null });
}
