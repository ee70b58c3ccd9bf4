import type { Dated, Topic } from './topic';

const region = 'eu-west-1';
const keyOfTrail = '5a0e7c11-0000-4000-a000-00000000007a';
const open = {
  blockPublicAcls: false,
  ignorePublicAcls: false,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
};

/** One trail of everything, sealed, delivered and kept. */
const sound: Dated[] = [
  [500, { type: 'kms-key-set', key: 'trail', id: keyOfTrail, region, rotation: true }],
  [
    500,
    {
      type: 'bucket-set',
      bucket: 'sound-trail',
      region,
      ownership: 'BucketOwnerEnforced',
      logsTo: 'sound-uploads',
      versioning: 'Enabled',
      mfaDelete: true,
      expirations: [{ prefix: '', days: 400 }],
    },
  ],
  [500, { type: 'log-group-set', region, group: 'trail', retentionDays: 400 }],
  [
    500,
    {
      type: 'trail-created',
      name: 'everything',
      region,
      bucket: 'sound-trail',
      multiRegion: true,
      kmsKeyArn: `arn:aws:kms:${region}:200000000003:key/${keyOfTrail}`,
      logGroupArn: `arn:aws:logs:${region}:200000000003:log-group:trail:*`,
      insights: ['ApiCallRateInsight'],
    },
  ],
];

/** One trail of one region that leaves out what matters, into a bucket that anybody reads. */
const flawed: Dated[] = [
  [
    500,
    {
      type: 'bucket-set',
      bucket: 'flawed-trail',
      region,
      publicAccessBlock: open,
      ownership: 'ObjectWriter',
      aclGrants: [{ grantee: 'AllUsers', permission: 'READ' }],
      expirations: [{ prefix: '', days: 30 }],
    },
  ],
  [
    500,
    {
      type: 'trail-created',
      name: 'half',
      region,
      bucket: 'flawed-trail',
      multiRegion: false,
      globalServiceEvents: false,
      logFileValidation: false,
      selectors: { classic: [{ readWriteType: 'WriteOnly', managementEvents: true }] },
    },
  ],
  [2, { type: 'trail-delivery-error-set', name: 'half', error: 'AccessDenied' }],
];

const found = { fails: 'flawed trail/half', passes: 'sound trail/everything' } as const;
const ofAccount = { fails: 'flawed root', passes: 'sound root' } as const;

/** CloudTrail and where it writes to. */
export const trails: Topic = {
  events: { sound, flawed },
  planted: {
    'cloudtrail-multi-region': ofAccount,
    'cloudtrail-management-events': ofAccount,
    'cloudtrail-global-events': ofAccount,
    'cloudtrail-log-validation': found,
    'cloudtrail-kms': found,
    'cloudtrail-bucket-public': found,
    'cloudtrail-retention': found,
    'cloudtrail-delivery-healthy': found,
    'cloudtrail-cloudwatch': found,
    'cloudtrail-bucket-access-logging': found,
    'cloudtrail-bucket-protected': found,
    'cloudtrail-insights': found,
  },
};
