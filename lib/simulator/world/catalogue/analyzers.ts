import { FLAWED_ORGANIZATION, SOUND_ORGANIZATION } from './organizations';
import { STRANGER, type Dated, type Topic } from './topic';

const region = 'eu-west-1';

const sound: Dated[] = [
  [300, { type: 'analyzer-created', name: 'outside', region, kind: 'ACCOUNT' }],
  [
    300,
    {
      type: 'archive-rule-set',
      analyzer: 'outside',
      rule: 'the-supplier',
      filter: { resource: { eq: ['arn:aws:iam::200000000003:role/supplier'] } },
    },
  ],
  [
    300,
    {
      type: 'analyzer-created',
      name: 'unused',
      region,
      kind: 'ACCOUNT_UNUSED_ACCESS',
      unusedAccessAgeDays: 90,
    },
  ],
  [
    10,
    {
      type: 'analyzer-finding-opened',
      analyzer: 'unused',
      finding: 'young',
      payload: {
        type: 'UnusedIAMRole',
        resource: 'arn:aws:iam::200000000003:role/config-recorder',
        resourceType: 'AWS::IAM::Role',
        resourceOwner: '200000000003',
      },
    },
  ],
];

const soundAudit: Dated[] = [
  [300, { type: 'analyzer-created', name: 'estate', region, kind: 'ORGANIZATION' }],
];

const flawed: Dated[] = [
  [300, { type: 'analyzer-created', name: 'outside', region, kind: 'ACCOUNT' }],
  [
    300,
    {
      type: 'archive-rule-set',
      analyzer: 'outside',
      rule: 'whatever-is-public',
      filter: { isPublic: { eq: ['true'] } },
    },
  ],
  [
    100,
    {
      type: 'analyzer-finding-opened',
      analyzer: 'outside',
      finding: 'stranger',
      payload: {
        type: 'ExternalAccess',
        resource: 'arn:aws:iam::300000000002:role/stranger',
        resourceType: 'AWS::IAM::Role',
        resourceOwner: '300000000002',
        principal: { AWS: STRANGER },
        action: ['sts:AssumeRole'],
      },
    },
  ],
  [
    100,
    {
      type: 'analyzer-finding-opened',
      analyzer: 'outside',
      finding: 'open-queue',
      payload: {
        type: 'ExternalAccess',
        resource: 'arn:aws:sqs:eu-west-1:300000000002:inbox',
        resourceType: 'AWS::SQS::Queue',
        resourceOwner: '300000000002',
        isPublic: true,
        principal: { AWS: '*' },
        action: ['sqs:SendMessage'],
      },
    },
  ],
  [
    300,
    {
      type: 'analyzer-created',
      name: 'unused',
      region,
      kind: 'ACCOUNT_UNUSED_ACCESS',
      unusedAccessAgeDays: 90,
    },
  ],
  [
    100,
    {
      type: 'analyzer-finding-opened',
      analyzer: 'unused',
      finding: 'old',
      payload: {
        type: 'UnusedIAMRole',
        resource: 'arn:aws:iam::300000000002:role/open-door',
        resourceType: 'AWS::IAM::Role',
        resourceOwner: '300000000002',
      },
    },
  ],
];

/** Access Analyzer. */
export const analyzers: Topic = {
  events: { sound, soundAudit, flawed },
  planted: {
    'access-analyzer-enabled': { fails: 'flawed root#us-east-1', passes: 'sound root#eu-west-1' },
    'access-analyzer-findings-open': { fails: 'flawed role/stranger', passes: 'sound root#eu-west-1' },
    'access-analyzer-organization-scope': {
      fails: `flawedRoot organization/${FLAWED_ORGANIZATION}`,
      passes: `soundRoot organization/${SOUND_ORGANIZATION}`,
    },
    'access-analyzer-archive-rules': { fails: 'flawed analyzer/outside', passes: 'sound analyzer/outside' },
    'resource-policy-public': { fails: 'flawed inbox', passes: 'sound root#eu-west-1' },
    'unused-access-analyzer-enabled': { fails: 'bare root', passes: 'sound root' },
    'unused-access-findings-open': { fails: 'flawed role/open-door', passes: 'sound role/config-recorder' },
  },
};
