import type { AccountBook } from '../account-book';
import { strongPasswords } from '../baseline';
import { addPeople, addServiceUser, rotatedKeys } from '../people';
import { allow, denyWithoutMfa, policy, trustGitHub, trustPrincipals } from '../policy-documents';
import { addUser } from '../user-spec';
import { addRoleUse } from '../workload-roles';

function addAdministrators(book: AccountBook): void {
  const { clock } = book;
  book.group('admins', ['aws/AdministratorAccess']);
  addPeople(
    book,
    [
      ['e.sorensen', 1300, 900, ['admins', 'platform'], { admin: true }],
      ['g.petrov', 1120, 640, ['admins', 'platform'], { every: 1 }],
      ['h.brandt', 740, 122, ['platform'], { every: 1 }],
    ],
    ['iam', 'ec2', 's3', 'cloudformation'],
  );
  const left = clock.on(40, '14:30');
  book.label('admin-user', 'g.petrov', { from: clock.ago(1120, 3), until: left });
  book.add(left, { type: 'group-member-removed', group: 'admins', user: 'g.petrov' });
  const joined = clock.ago(0, 0, 13);
  const leaves = clock.on(-14, '17:00');
  book.label('admin-user', 'h.brandt', { from: joined, until: leaves });
  book.add(joined, { type: 'group-member-added', group: 'admins', user: 'h.brandt' });
  book.add(leaves, { type: 'group-member-removed', group: 'admins', user: 'h.brandt' });
  addUser(book, {
    name: 'legacy-admin',
    created: 2200,
    groups: ['admins'],
    admin: true,
    console: { signIn: { every: 5, idle: 88 } },
    mfa: { since: 132, until: 98 },
    keys: [
      { label: 'first', created: 1903, idle: 88, services: ['sts'], region: 'us-east-1', ending: 'K2VD' },
    ],
  });
  // Full access that only holds with MFA: an administrator by condition, not one of those that the summary lists.
  book.role({
    name: 'emergency-operator',
    created: 600,
    trust: trustPrincipals(book.arn('root'), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    inline: {
      emergency: policy(allow('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })),
    },
  });
  book.role({
    name: 'terraform-apply',
    created: 850,
    trust: trustGitHub(book.id, 'repo:halyard-freight/infrastructure:environment:production'),
    attached: ['aws/AdministratorAccess'],
    maxSessionSeconds: 7200,
    tags: { owner: 'team-platform' },
    admin: true,
  });
  addRoleUse(book, {
    role: 'terraform-apply',
    created: 850,
    uses: ['ec2', 'iam', 's3', 'route53', 'kms', 'logs'],
  });
}

function addPlatformServices(book: AccountBook): void {
  const owner = 'team-platform';
  const build = {
    build: policy(allow(['s3:*', 'ecr:*', 'codeartifact:*', 'sts:GetServiceBearerToken', 'logs:*'])),
  };
  book.policy(
    'terraform-legacy',
    policy(
      allow([
        'ec2:*',
        'rds:*',
        's3:*',
        'sqs:*',
        'sns:*',
        'dynamodb:*',
        'lambda:*',
        'logs:*',
        'kms:*',
        'route53:*',
        'acm:*',
      ]),
      allow([
        'ecs:*',
        'ecr:*',
        'elasticloadbalancing:*',
        'autoscaling:*',
        'cloudfront:*',
        'cloudwatch:*',
        'events:*',
        'ssm:*',
      ]),
      allow(['elasticache:*', 'secretsmanager:*', 'apigateway:*']),
    ),
  );
  addServiceUser(book, {
    name: 'terraform-legacy',
    attached: ['local/terraform-legacy'],
    keys: [{ label: 'first', created: 431, idle: 'never', ending: 'X3DN' }],
  });
  addServiceUser(book, {
    name: 'svc-jenkins',
    owner,
    inline: build,
    keys: [
      { label: 'first', created: 710, services: ['ecr', 's3'], inactiveSince: 113, deleted: 106 },
      { label: 'drive-120', created: 120, services: ['ecr', 's3', 'logs'] },
      { label: 'spare', created: 8, services: ['ecr'] },
    ],
  });
  addServiceUser(book, {
    name: 'svc-backup',
    owner,
    attached: ['aws/AmazonS3FullAccess'],
    keys: rotatedKeys(35, 560, ['s3']),
  });
  addServiceUser(book, {
    name: 'svc-monitoring',
    owner,
    attached: ['aws/CloudWatchReadOnlyAccess'],
    keys: rotatedKeys(35, 420, ['cloudwatch']),
  });
  addServiceUser(book, {
    name: 'svc-artifact',
    owner,
    inline: build,
    keys: rotatedKeys(35, 333, ['s3', 'ecr']),
  });
  addServiceUser(book, {
    name: 'svc-backstage',
    owner,
    attached: ['aws/ReadOnlyAccess'],
    keys: [{ label: 'first', created: 50, services: ['ecs', 's3'] }],
  });
}

function addRemnants(book: AccountBook): void {
  const owner = 'team-platform';
  addServiceUser(book, {
    name: 'svc-audit',
    owner,
    attached: ['aws/SecurityAudit'],
    keys: [{ label: 'first', created: 590, idle: 61, services: ['iam'], inactiveSince: 20, ending: 'M0RS' }],
  });
  addServiceUser(book, {
    name: 'svc-legacy-ftp',
    attached: ['aws/AmazonS3FullAccess'],
    keys: [{ label: 'first', created: 1210, idle: 200, services: ['s3'] }],
    deleted: 24,
  });
  addUser(book, { name: 'git-mirror', created: 1500, path: '/service/', owner });
  book.add(book.clock.ago(1499), { type: 'ssh-key-added', user: 'git-mirror', key: 'mirror' });
  book.add(book.clock.ago(1498), {
    type: 'service-credential-added',
    user: 'git-mirror',
    credential: 'https',
    service: 'codecommit.amazonaws.com',
  });
}

/** shared-services: administrators come and go, one leaver was forgotten. */
export function tellSharedServices(book: AccountBook): void {
  const { clock } = book;
  // No condition on this group: its members include administrators, whose rights would hang on it.
  book.group('platform', [
    'aws/AmazonEC2FullAccess',
    'aws/AmazonS3FullAccess',
    'aws/AmazonEC2ContainerRegistryPowerUser',
  ]);
  book.group(
    'developers',
    [
      'aws/AmazonEC2ContainerRegistryReadOnly',
      'aws/CloudWatchLogsFullAccess',
      'aws/AWSCodeBuildDeveloperAccess',
    ],
    { 'require-mfa': denyWithoutMfa },
  );
  book.group('readers', ['aws/ReadOnlyAccess']);
  book.group('billing', ['aws/AWSBillingReadOnlyAccess']);
  addAdministrators(book);
  addPlatformServices(book);
  addRemnants(book);
  addPeople(
    book,
    [
      ['n.halvorsen', 61, null, ['developers'], { idle: 3, every: 1, owner: 'team-platform' }],
      // Left the company 95 days ago: the key was switched off, the password forgotten.
      [
        'l.brauer',
        1060,
        700,
        ['developers'],
        {
          idle: 95,
          every: 1,
          keys: [{ label: 'first', created: 880, inactiveSince: 94, services: ['ecr'] }],
        },
      ],
      ['f.moreau', 820, 22, ['developers']],
      ['i.nakamura', 990, 730, ['platform']],
      [
        'o.lund',
        1150,
        119,
        ['readers'],
        { keys: [{ label: 'first', created: 1000, inactiveSince: 210, services: ['s3'] }] },
      ],
      [
        'r.adler',
        700,
        130,
        ['readers', 'billing'],
        { keys: [{ label: 'first', created: 650, inactiveSince: 150, services: ['s3'] }] },
      ],
      ['v.costa', 530, 17, ['developers']],
      ['w.dekker', 640, 410, ['platform']],
    ],
    ['ecr', 'logs', 'ec2'],
  );
  book.add(clock.ago(1500), { type: 'password-policy-set', policy: strongPasswords });
  book.add(clock.ago(310), {
    type: 'server-certificate-added',
    name: 'legacy-gateway',
    path: '/cloudfront/',
    expiresAt: clock.ago(-55),
  });
}
