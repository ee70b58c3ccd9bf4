import { keyedHash } from '../world/ids';
import type { AccountBook, RoleSpec } from './account-book';
import { allow, policy, trustGitHub, trustPrincipals, trustService } from './policy-documents';
import { ORGANIZATION_ID } from './organization';
import { actionsOf } from './service-actions';

interface Workload extends RoleSpec {
  /** Services it calls; far fewer than it may. */
  uses: string[];
}

/** Services that a role calls since it was created. */
export interface RoleUse {
  role: string;
  /** Days before the end. */
  created: number;
  uses: readonly string[];
}

type Archetype = (book: AccountBook, theme: string, created: number) => Workload;

const pascal = (text: string) => text.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

const hex = (book: AccountBook, ...parts: string[]) =>
  keyedHash(book.seed, book.id, ...parts)
    .toString('hex')
    .toUpperCase();

const bucket = (book: AccountBook, theme: string) => `arn:aws:s3:::halyard-${book.account.name}-${theme}`;

const cdkLambda: Archetype = (book, theme, created) => ({
  name: `${pascal(theme)}Stack-HandlerServiceRole${hex(book, 'lambda', theme, String(created)).slice(0, 8)}-${hex(book, theme, String(created)).slice(0, 12)}`,
  created,
  trust: trustService('lambda'),
  attached: [
    'aws/AWSLambdaBasicExecutionRole',
    ...(book.dice.chance(0.4) ? ['aws/AWSLambdaVPCAccessExecutionRole'] : []),
  ],
  inline: {
    [`HandlerServiceRoleDefaultPolicy${hex(book, 'default', theme).slice(0, 8)}`]: policy(
      allow(
        [
          'dynamodb:BatchGetItem',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:UpdateItem',
        ],
        `arn:aws:dynamodb:eu-west-1:${book.id}:table/${theme}`,
      ),
      allow(
        ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        `arn:aws:sqs:eu-west-1:${book.id}:${theme}-*`,
      ),
      allow('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:eu-west-1:${book.id}:secret:${theme}/*`),
      allow(['kms:Decrypt', 'kms:GenerateDataKey'], `arn:aws:kms:eu-west-1:${book.id}:key/*`),
    ),
  },
  tags: { 'aws-cdk:stack': `${pascal(theme)}Stack` },
  uses: ['logs', ...book.dice.some(['dynamodb', 'sqs', 'secretsmanager', 'kms'], 2)],
});

const ecsTask: Archetype = (book, theme, created) => ({
  name: `ecs-task-${theme}`,
  created,
  trust: policy({
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': book.id } },
  }),
  inline: {
    [`${theme}-task`]: policy(
      allow(
        ['s3:GetObject*', 's3:List*', 's3:PutObject*'],
        [bucket(book, theme), `${bucket(book, theme)}/*`],
      ),
      allow(['sqs:*', 'sns:*', 'dynamodb:*', 'kinesis:*', 'events:PutEvents', 'xray:Put*']),
      allow(['ssm:GetParameter*', 'secretsmanager:GetSecretValue', 'kms:Decrypt']),
    ),
  },
  tags: { owner: `team-${book.account.name.split('-')[0] ?? 'platform'}` },
  uses: ['s3', ...book.dice.some(['sqs', 'sns', 'dynamodb', 'secretsmanager', 'ssm'], 2)],
});

const ecsExecution: Archetype = (_book, theme, created) => ({
  name: `ecs-exec-${theme}`,
  created,
  trust: trustService('ecs-tasks'),
  attached: ['aws/AmazonECSTaskExecutionRolePolicy'],
  uses: ['ecr', 'logs'],
});

const instance: Archetype = (book, theme, created) => ({
  name: `ec2-${theme}`,
  path: '/instances/',
  created,
  trust: trustService('ec2'),
  attached: ['aws/AmazonSSMManagedInstanceCore', 'aws/CloudWatchAgentServerPolicy'],
  inline: {
    'instance-data': policy(
      allow(['s3:Get*', 's3:List*'], `${bucket(book, theme)}*`),
      allow('ec2:Describe*'),
    ),
  },
  instanceProfiles: [`ec2-${theme}`],
  uses: ['ssm', 'ssmmessages', 'logs'],
});

const terraformPlan: Archetype = (book, theme, created) => ({
  name: `tf-${theme}-plan`,
  path: '/terraform/',
  created,
  trust: trustGitHub(book.id, `repo:halyard-freight/${theme}:pull_request`),
  attached: ['aws/ViewOnlyAccess'],
  inline: {
    state: policy(allow(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::halyard-terraform-state*')),
  },
  uses: ['s3', 'ec2', 'iam'],
});

const terraformApply: Archetype = (book, theme, created) => ({
  name: `tf-${theme}-apply`,
  path: '/terraform/',
  created,
  trust: trustGitHub(book.id, `repo:halyard-freight/${theme}:environment:${book.account.name}`),
  inline: {
    apply: policy(
      allow([
        'ec2:*',
        'ecs:*',
        'elasticloadbalancing:*',
        'autoscaling:*',
        'rds:*',
        'elasticache:*',
        'sqs:*',
        'sns:*',
        'logs:*',
      ]),
      allow(['cloudwatch:*', 'route53:*', 'acm:*', 's3:*', 'kms:*', 'ssm:*']),
      allow(['iam:Get*', 'iam:List*', 'iam:PassRole'], `arn:aws:iam::${book.id}:role/ecs-*`),
    ),
  },
  uses: book.dice.some(['ec2', 'ecs', 's3', 'logs', 'elasticloadbalancing', 'cloudwatch'], 4),
});

const pipeline: Archetype = (_book, theme, created) => ({
  name: `codebuild-${theme}`,
  path: '/service-role/',
  created,
  trust: trustService('codebuild', 'codepipeline'),
  attached: ['aws/AmazonEC2ContainerRegistryPowerUser'],
  inline: {
    build: policy(allow(['logs:*', 's3:*', 'codebuild:*', 'codeartifact:*', 'sts:GetServiceBearerToken'])),
  },
  uses: ['ecr', 'logs', 's3'],
});

const stateMachine: Archetype = (book, theme, created) => ({
  name: `sfn-${theme}`,
  created,
  trust: trustService('states', 'events'),
  inline: {
    run: policy(
      allow(['lambda:InvokeFunction'], `arn:aws:lambda:eu-west-1:${book.id}:function:${theme}-*`),
      allow([
        'ecs:RunTask',
        'glue:StartJobRun',
        'sns:Publish',
        'sqs:SendMessage',
        'events:Put*',
        'batch:SubmitJob',
      ]),
    ),
  },
  uses: book.dice.some(['lambda', 'ecs', 'sns', 'glue'], 2),
});

const crossAccountReader: Archetype = (_book, theme, created) => ({
  name: `read-${theme}@shared`,
  created,
  trust: trustPrincipals('*', { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION_ID } }),
  inline: { read: policy(allow(['s3:GetObject', 's3:ListBucket', 'athena:Get*', 'glue:Get*'], '*')) },
  uses: ['s3'],
});

const archetypes: [Archetype, number][] = [
  [cdkLambda, 7],
  [ecsTask, 4],
  [ecsExecution, 4],
  [instance, 2],
  [terraformPlan, 2],
  [terraformApply, 1],
  [pipeline, 2],
  [stateMachine, 2],
  [crossAccountReader, 1],
];

const deck = archetypes.flatMap(([archetype, weight]) => Array.from({ length: weight }, () => archetype));

/** Adds a role's use: every day, until some day, or never. */
export function addRoleUse(book: AccountBook, use: RoleUse): void {
  const { dice, clock } = book;
  const { role, created, uses } = use;
  const known = clock.ago(created, -1);
  const fate = dice.roll();
  if (fate < 0.03) return;
  const stopped = fate < 0.11 ? dice.between(91, 420) : fate < 0.15 ? dice.between(10, 90) : undefined;
  for (const [index, service] of uses.entries()) {
    const everyDays = index === 0 ? 1 : dice.pick([1, 1, 2, 7, 30]);
    // One use in six began or ended within the last months: grants change state over time.
    const ended = stopped ?? (index > 0 && dice.chance(0.08) ? dice.between(15, 170) : undefined);
    const begun = index > 0 && dice.chance(0.08) ? Math.min(created, dice.between(5, 160)) : created;
    const until = ended === undefined ? undefined : clock.ago(ended);
    const usage = {
      from: clock.ago(begun, -2),
      until,
      everyDays,
      hour: 0,
      spanHours: 24,
      service,
      actions: actionsOf(service).slice(0, dice.between(1, 3)),
      region: dice.pick(['eu-west-1', 'eu-west-1', 'eu-central-1']),
    };
    book.add(known, { type: 'role-used', role, usage });
  }
}

function addBootstrapRoles(book: AccountBook): void {
  const created = Math.min(book.account.opened - 20, 980);
  for (const kind of ['cfn-exec', 'deploy', 'file-publishing', 'image-publishing', 'lookup']) {
    const name = `cdk-hnb659fds-${kind}-role-${book.id}-eu-west-1`;
    const execution = kind === 'cfn-exec';
    book.role({
      name,
      created,
      trust: execution ? trustService('cloudformation') : trustPrincipals(`arn:aws:iam::${book.id}:root`),
      attached: execution ? ['aws/AdministratorAccess'] : kind === 'lookup' ? ['aws/ReadOnlyAccess'] : [],
      inline:
        execution || kind === 'lookup'
          ? undefined
          : { default: policy(allow(['s3:*Object*', 'ecr:*', 'cloudformation:*', 'kms:Decrypt'])) },
      admin: execution,
    });
    addRoleUse(book, {
      role: name,
      created,
      uses: execution ? ['cloudformation', 'lambda', 'iam'] : ['s3', 'cloudformation'],
    });
  }
}

/** Fills the account up to its number of roles with workload roles, some of them young, a few gone again. */
export function addWorkloadRoles(book: AccountBook): void {
  const { account, dice } = book;
  if (account.roles >= 40) addBootstrapRoles(book);
  let generation = 0;
  while (book.rolesAtEnd < account.roles) {
    generation += 1;
    const theme =
      generation > account.themes.length * 6
        ? `${dice.pick(account.themes)}-${generation}`
        : dice.pick(account.themes);
    const oldest = Math.min(account.opened - 30, 1500);
    const created = dice.chance(0.08) ? dice.between(3, 170) : dice.between(181, oldest);
    const { uses, ...spec } = dice.pick(deck)(book, theme, created);
    if (book.hasRole(spec.name)) continue;
    book.role(spec);
    addRoleUse(book, { role: spec.name, created, uses });
  }
  for (const theme of dice.some(account.themes, 2)) addPassingRole(book, theme);
}

function addPassingRole(book: AccountBook, theme: string): void {
  const deleted = book.dice.between(6, 150);
  const name = `${theme}-migration-${book.dice.between(2023, 2025)}`;
  const created = deleted + book.dice.between(40, 300);
  book.role({
    name,
    created,
    deleted,
    trust: trustService('lambda'),
    attached: ['aws/AmazonDynamoDBReadOnlyAccess', 'aws/AWSLambdaBasicExecutionRole'],
  });
  addRoleUse(book, { role: name, created, uses: ['dynamodb', 'logs'] });
}

/** Issuer of a cluster's service accounts, as a provider of the account. */
export function clusterIssuer(book: AccountBook): string {
  return `oidc.eks.eu-west-1.amazonaws.com/id/${hex(book, 'cluster').slice(0, 32)}`;
}

/** A role for a Kubernetes service account. */
export function trustCluster(book: AccountBook, serviceAccount: string): object {
  const issuer = clusterIssuer(book);
  return policy({
    Effect: 'Allow',
    Principal: { Federated: book.arn(`oidc-provider/${issuer}`) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${issuer}:sub`]: `system:serviceaccount:${serviceAccount}`,
        [`${issuer}:aud`]: 'sts.amazonaws.com',
      },
    },
  });
}
