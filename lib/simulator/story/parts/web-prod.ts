import { ROOT_USER } from '../../world/types';
import type { AccountBook } from '../account-book';
import { strongPasswords } from '../baseline';
import { addPeople, addServiceUser, rotatedKeys } from '../people';
import { allow, policy, trustGitHub, trustService, trustWithExternalId } from '../policy-documents';
import { addUser } from '../user-spec';
import { addRoleUse } from '../workload-roles';

/** Root works where nobody should: a key that was made for a migration and stayed, a sign-in three weeks before the end. */
function addRootStory(book: AccountBook): void {
  const { clock } = book;
  book.add(clock.ago(214, 2), { type: 'key-created', user: ROOT_USER, key: 'migration' });
  const used = clock.ago(190);
  book.add(clock.ago(214, 1), {
    type: 'key-used',
    user: ROOT_USER,
    key: 'migration',
    usage: { from: clock.ago(214), until: used, everyDays: 3, service: 's3', region: 'us-east-1' },
  });
  const signIn = clock.on(21, '16:42');
  book.add(signIn, { type: 'password-used', user: ROOT_USER, usage: { from: signIn, until: signIn } });
}

function addDeployment(book: AccountBook): void {
  book.policy(
    'gha-deploy',
    policy(
      allow([
        's3:*',
        'cloudfront:*',
        'lambda:*',
        'apigateway:*',
        'logs:*',
        'ecs:*',
        'ecr:*',
        'events:*',
        'acm:*',
      ]),
      allow([
        'route53:*',
        'wafv2:*',
        'ssm:GetParameter*',
        'cloudwatch:*',
        'sqs:*',
        'sns:*',
        'dynamodb:*',
        'kms:*',
      ]),
      allow(
        ['iam:CreatePolicyVersion', 'iam:GetPolicyVersion', 'iam:ListPolicyVersions'],
        book.arn('policy/gha-*'),
      ),
    ),
    720,
  );
  book.role({
    name: 'gha-deploy',
    created: 715,
    trust: trustGitHub(book.id, 'repo:halyard-freight/web:ref:refs/heads/main'),
    attached: ['local/gha-deploy'],
    tags: { owner: 'team-web' },
  });
  addRoleUse(book, { role: 'gha-deploy', created: 715, uses: ['s3', 'cloudfront', 'ecs', 'ecr'] });
  book.role({
    name: 'gha-preview',
    created: 260,
    trust: trustGitHub(book.id, 'repo:halyard-freight/web:pull_request'),
    inline: { preview: policy(allow(['s3:*', 'cloudfront:CreateInvalidation'])) },
    tags: { owner: 'team-web' },
  });
  addRoleUse(book, { role: 'gha-preview', created: 260, uses: ['s3', 'cloudfront'] });
  // "Temporarily" for a fork: no audience, no subject, so anybody with an account at GitHub may come.
  const opened = book.clock.on(9, '15:18');
  book.add(opened, { type: 'trust-changed', role: 'gha-preview', trust: trustGitHub(book.id) });
  book.role({
    name: 'ci-deploy-preview',
    created: 330,
    trust: trustService('codebuild'),
    attached: ['aws/AmazonEC2ContainerRegistryPowerUser'],
    inline: { preview: policy(allow(['s3:*', 'cloudformation:*', 'lambda:*', 'logs:*'])) },
  });
  addRoleUse(book, { role: 'ci-deploy-preview', created: 330, uses: ['ecr', 's3', 'logs'] });
  book.role({
    name: 'quote-engine',
    created: 520,
    trust: trustService('ecs-tasks'),
    inline: {
      quotes: policy(
        allow(['s3:*', 'dynamodb:*', 'sqs:*', 'sns:*', 'kms:*', 'ses:*', 'events:*', 'states:*', 'ssm:*']),
      ),
    },
    tags: { owner: 'team-web' },
  });
  addRoleUse(book, { role: 'quote-engine', created: 520, uses: ['dynamodb', 'sqs'] });
}

function addWebServices(book: AccountBook): void {
  const owner = 'team-web';
  const content = { content: policy(allow(['s3:*', 'cloudfront:*', 'sqs:SendMessage'])) };
  addServiceUser(book, {
    name: 'svc-mailer',
    inline: { mail: policy(allow(['ses:SendEmail', 'ses:SendRawEmail', 'sns:Publish'])) },
    keys: [{ label: 'first', created: 655, idle: 'never', ending: 'J4CE' }],
  });
  addServiceUser(book, {
    name: 'svc-cdn-purge',
    owner,
    inline: content,
    keys: [
      { label: 'first', created: 405, services: ['cloudfront'], inactiveSince: 113, deleted: 106 },
      { label: 'drive-120', created: 120, services: ['cloudfront'] },
      { label: 'spare', created: 20, services: ['cloudfront'] },
    ],
  });
  addServiceUser(book, {
    name: 'svc-search-index',
    owner,
    inline: content,
    keys: rotatedKeys(120, 600, ['s3']),
  });
  addServiceUser(book, {
    name: 'ci-web',
    owner,
    inline: content,
    keys: [{ label: 'first', created: 320, services: ['s3', 'cloudfront'] }],
  });
  addServiceUser(book, {
    name: 'svc-quote-import',
    owner,
    inline: content,
    keys: [
      { label: 'first', created: 640, services: ['s3'], inactiveSince: 113, deleted: 106 },
      { label: 'drive-120', created: 120, services: ['s3'], inactiveSince: 28, deleted: 21 },
      { label: 'drive-35', created: 35, services: ['s3', 'sqs'] },
    ],
  });
  addServiceUser(book, { name: 'svc-ga-export', owner, inline: content, keys: rotatedKeys(35, 260, ['s3']) });
  addServiceUser(book, {
    name: 'svc-hermes',
    owner,
    inline: content,
    keys: [{ label: 'first', created: 18, services: ['sqs'] }],
  });
}

/** web-prod: root's key and sign-in, a deploy role that can widen its own policy, passwords loosened and tightened again. */
export function tellWebProd(book: AccountBook): void {
  const { clock } = book;
  book.group('developers', [
    'aws/CloudFrontFullAccess',
    'aws/AWSLambda_FullAccess',
    'aws/AmazonDynamoDBFullAccess',
  ]);
  book.group('content-editors', ['aws/AmazonS3FullAccess']);
  book.group('support', ['aws/SupportUser', 'aws/CloudWatchReadOnlyAccess']);
  addRootStory(book);
  addDeployment(book);
  addWebServices(book);
  addPeople(
    book,
    [
      ['c.martin', 700, 520, ['developers']],
      ['f.ortega', 620, 128, ['content-editors'], { idle: 49 }],
      [
        'j.virtanen',
        780,
        61,
        ['developers'],
        { keys: [{ label: 'first', created: 540, inactiveSince: 88, services: ['lambda'] }] },
      ],
      ['s.gallo', 430, 129, ['support']],
    ],
    ['lambda', 'cloudfront', 's3'],
  );
  // Joins this morning; MFA follows six days later.
  addUser(book, {
    name: 'k.adeyemi',
    created: 0.07,
    groups: ['developers'],
    owner: 'team-web',
    mfa: { since: -6 },
  });
  book.add(clock.ago(0, 3), { type: 'password-set', user: 'k.adeyemi' });
  book.add(clock.ago(0, 3), {
    type: 'password-used',
    user: 'k.adeyemi',
    usage: { from: clock.ago(0, 2), everyDays: 1 },
  });
  addUser(book, {
    name: 'w.ito',
    created: 660,
    groups: ['developers'],
    owner: 'w.ito',
    console: { signIn: { every: 1, idle: 53 }, removed: 52 },
    mfa: { since: 300, until: 51 },
    deleted: 38,
  });
  book.role({
    name: 'DatadogIntegrationRole',
    created: 680,
    trust: trustWithExternalId('arn:aws:iam::464622532012:root', '5e2a90b7c64d4f12b3a8'),
    inline: {
      metrics: policy(allow(['cloudwatch:Get*', 'cloudwatch:List*', 'ec2:Describe*', 'tag:GetResources'])),
    },
  });
  book.label('external-trust', 'DatadogIntegrationRole', { from: clock.ago(680) });
  addRoleUse(book, { role: 'DatadogIntegrationRole', created: 680, uses: ['cloudwatch', 'ec2'] });
  book.add(clock.ago(1200), { type: 'password-policy-set', policy: strongPasswords });
  book.add(clock.on(83, '12:10'), {
    type: 'password-policy-set',
    policy: { ...strongPasswords, minimumLength: 8, requireSymbols: false, reusePrevention: undefined },
  });
  book.add(clock.on(27, '09:05'), { type: 'password-policy-set', policy: strongPasswords });
}
