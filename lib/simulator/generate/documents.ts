import type { Dice } from './dice';

const SERVICES = [
  's3',
  'dynamodb',
  'sqs',
  'sns',
  'ec2',
  'logs',
  'cloudwatch',
  'kms',
  'secretsmanager',
  'ssm',
  'lambda',
  'states',
  'events',
  'ecr',
  'rds',
] as const;

const VERBS = ['Get*', 'List*', 'Describe*', 'Put*', 'Create*', 'Delete*', '*'] as const;

function actions(dice: Dice, service: string): string | string[] {
  const count = dice.between(1, 4);
  const list = Array.from({ length: count }, () => `${service}:${dice.pick(VERBS)}`);
  return count === 1 ? (list[0] ?? `${service}:*`) : [...new Set(list)];
}

function statement(dice: Dice, index: number): object {
  const service = dice.pick(SERVICES);
  const resource = dice.chance(0.5) ? '*' : [`arn:aws:${service}:*:*:app-${dice.between(1, 40)}-*`];
  const condition = dice.chance(0.15)
    ? { Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } } }
    : {};
  const sid = dice.chance(0.3) ? { Sid: `Part${index}` } : {};
  if (dice.chance(0.03)) return { ...sid, Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' };
  if (dice.chance(0.08)) return { ...sid, Effect: 'Deny', Action: `${service}:Delete*`, Resource: '*' };
  return { ...sid, Effect: 'Allow', Action: actions(dice, service), Resource: resource, ...condition };
}

/** A permission policy as people write them: one or many of everything, some conditions, denies and NotActions. */
export function permissionDocument(dice: Dice): string {
  const statements = Array.from({ length: dice.between(1, dice.chance(0.05) ? 30 : 4) }, (_, index) =>
    statement(dice, index),
  );
  const one = statements.length === 1 && dice.chance(0.4) ? statements[0] : statements;
  return JSON.stringify({ Version: '2012-10-17', Statement: one });
}

/** A trust policy for one principal. */
export function trustDocument(principal: object, condition?: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: principal,
        Action: 'sts:AssumeRole',
        ...(condition === undefined ? {} : { Condition: condition }),
      },
    ],
  });
}
