import { allow, trust } from './documents';
import type { Dated, Topic } from './topic';

const ownThings = [
  'arn:aws:s3:::sound-reports',
  'arn:aws:s3:::sound-reports/*',
  'arn:aws:kms:eu-west-1:200000000003:key/*',
];

const sound: Dated[] = [
  [
    300,
    {
      type: 'role-created',
      name: 'report-writer',
      trust: trust({ Service: 'lambda.amazonaws.com' }),
      inline: {
        write: allow(['s3:PutObject', 's3:PutBucketPolicy', 'kms:GenerateDataKey'], ownThings),
      },
    },
  ],
  [300, { type: 'role-used', role: 'report-writer', usage: { service: 's3', actions: ['PutBucketPolicy'] } }],
  [
    300,
    {
      type: 'service-accessed',
      by: { kind: 'role', name: 'report-writer' },
      usage: { service: 'kms', actions: ['GenerateDataKey'] },
    },
  ],
];

const flawed: Dated[] = [
  [
    300,
    {
      type: 'role-created',
      name: 'pack-rat',
      trust: trust({ Service: 'lambda.amazonaws.com' }),
      inline: {
        hoard: allow([
          's3:PutObject',
          's3:DeleteBucket',
          'sqs:SendMessage',
          'sns:Publish',
          'dynamodb:PutItem',
          'kms:Decrypt',
          'ec2:RunInstances',
        ]),
      },
    },
  ],
  [300, { type: 'role-used', role: 'pack-rat', usage: { service: 's3', actions: ['PutObject'] } }],
  [
    300,
    {
      type: 'role-created',
      name: 'ever-more',
      trust: trust({ Service: 'lambda.amazonaws.com' }),
      inline: { first: allow('s3:GetObject', 'arn:aws:s3:::jobs/*') },
    },
  ],
  [
    60,
    {
      type: 'inline-policy-put',
      to: { kind: 'role', name: 'ever-more' },
      name: 'later',
      document: allow(['sqs:SendMessage', 'sns:Publish', 'dynamodb:PutItem'], 'arn:aws:*:*:300000000002:*'),
    },
  ],
  [
    300,
    {
      type: 'user-created',
      name: 'climber',
      inline: { pass: allow(['iam:AttachUserPolicy', 'iam:PutUserPolicy']) },
    },
  ],
];

/** Rights that nobody uses, and rights that lead to more. */
export const rights: Topic = {
  events: { sound, flawed },
  planted: {
    'unused-services-granted': { fails: 'flawed role/pack-rat', passes: 'sound role/report-writer' },
    'unused-actions-granted': { fails: 'flawed role/pack-rat', passes: 'sound role/report-writer' },
    'unused-sensitive-service-access': { fails: 'flawed role/pack-rat', passes: 'sound role/report-writer' },
    'permissions-growth': { fails: 'flawed role/ever-more', passes: 'sound role/report-writer' },
    'privilege-escalation-paths': { fails: 'flawed user/climber', passes: 'sound role/report-writer' },
  },
};
