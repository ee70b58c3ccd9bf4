import type { PolicySource } from '../types';
import { allow, policy } from './documents';
import type { Dated, Topic } from './topic';

/** Customer policies of which each does one thing wrong. */
const wrong: Record<string, PolicySource> = {
  'full-admin': allow('*'),
  'whole-service': allow('s3:*'),
  'all-but-iam': policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
  'all-but-one-bucket': policy({
    Effect: 'Allow',
    Action: 's3:GetObject',
    NotResource: 'arn:aws:s3:::vault/*',
  }),
  'assume-any-role': allow('sts:AssumeRole'),
  'pass-any-role': allow('iam:PassRole'),
  'decrypt-anything': allow('kms:Decrypt'),
  'any-key': allow('kms:*'),
  'rule-the-trails': allow('cloudtrail:*'),
  'whole-shell': allow('cloudshell:*'),
  'buy-anything': allow('aws-marketplace:Subscribe'),
  'read-every-secret': allow('secretsmanager:GetSecretValue'),
  'condition-of-straw': allow('s3:GetObject', '*', { StringLike: { 'aws:PrincipalArn': '*' } }),
  'old-language': {
    Version: '2008-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::homes/${aws:username}/*' },
    ],
  },
  'guard-of-groups': policy({
    Effect: 'Deny',
    Action: 'iam:CreateAccessKey',
    Resource: 'arn:aws:iam::*:group/operators',
  }),
};

/** One role has them all: each policy is judged for itself. */
const attached: Dated[] = Object.entries(wrong).flatMap(([name, document]): Dated[] => [
  [300, { type: 'policy-created', name, document }],
  [300, { type: 'policy-attached', to: { kind: 'role', name: 'does-everything' }, policy: `local/${name}` }],
]);

const flawed: Dated[] = [
  [
    300,
    {
      type: 'role-created',
      name: 'does-everything',
      trust: policy({ Effect: 'Allow', Principal: { AWS: '300000000002' }, Action: 'sts:AssumeRole' }),
      inline: { 'by-the-way': allow('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:300000000002:jobs') },
    },
  ],
  ...attached,
  [300, { type: 'policy-created', name: 'spare-admin', document: allow('*') }],
  [300, { type: 'policy-created', name: 'twin-one', document: allow(['sns:Publish', 'sqs:SendMessage']) }],
  [300, { type: 'policy-created', name: 'twin-two', document: allow(['sqs:SendMessage', 'sns:Publish']) }],
  [300, { type: 'policy-created', name: 'twin-three', document: allow(['SNS:publish', 'sqs:SendMessage']) }],
  [300, { type: 'user-created', name: 'quiet-admin', inline: { all: allow('*') } }],
  [300, { type: 'group-created', name: 'nobody-in-it', attached: ['aws/ViewOnlyAccess'] }],
  [300, { type: 'group-created', name: 'nothing-to-give' }],
];

const sound: Dated[] = [
  [
    300,
    {
      type: 'policy-created',
      name: 'read-uploads',
      document: allow('s3:GetObject', 'arn:aws:s3:::sound-uploads/*'),
    },
  ],
  [300, { type: 'policy-attached', to: { kind: 'group', name: 'people' }, policy: 'local/read-uploads' }],
  [
    300,
    {
      type: 'policy-created',
      name: 'not-yet-given',
      document: allow('s3:GetObject', 'arn:aws:s3:::sound-uploads/*'),
    },
  ],
];

const found = (name: string, passes = 'policy/read-uploads') =>
  ({ fails: `flawed policy/${name}`, passes: `sound ${passes}` }) as const;

/** What policies say, who has them, and groups. */
export const policies: Topic = {
  events: { flawed, sound },
  planted: {
    'policy-admin-custom-attached': found('full-admin'),
    'policy-admin-aws-attached': { fails: 'flawed user/mallory', passes: 'bare root' },
    'policy-admin-inline': { fails: 'flawed user/quiet-admin', passes: 'flawed role/does-everything' },
    'policy-admin-unattached': found('spare-admin', 'policy/not-yet-given'),
    'policy-inline-used': { fails: 'flawed role/does-everything', passes: 'sound user/alice' },
    'admin-principal-count': { fails: 'flawed root', passes: 'sound root' },
    'policy-service-wildcard': found('whole-service'),
    'policy-notaction-allow': found('all-but-iam'),
    'policy-notresource-allow': found('all-but-one-bucket'),
    'policy-permissive-assume-role': found('assume-any-role'),
    'policy-passrole-wildcard': found('pass-any-role'),
    'policy-kms-decrypt-all-keys': found('decrypt-anything'),
    'policy-kms-full-access': found('any-key'),
    'policy-cloudtrail-full-access': found('rule-the-trails'),
    'policy-cloudshell-full-access': { fails: 'flawed root', passes: 'sound root' },
    'policy-marketplace-wildcard': found('buy-anything'),
    'policy-sensitive-wildcard': found('read-every-secret'),
    'policy-ineffective-condition': found('condition-of-straw'),
    'policy-version-current': found('old-language'),
    'group-deny-misses-users': found('guard-of-groups'),
    'policy-unattached': found('twin-one'),
    'policy-count': { fails: 'flawed root', passes: 'sound root' },
    'group-empty': { fails: 'flawed group/nobody-in-it', passes: 'sound group/people' },
    'group-without-permissions': { fails: 'flawed group/nothing-to-give', passes: 'sound group/people' },
  },
};
