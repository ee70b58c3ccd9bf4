import { policy, trust } from './documents';
import { daysAgo, STRANGER, type Dated, type Topic } from './topic';

const closed = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const region = 'eu-west-1';
const keyIds = {
  rotated: '5a0e7c11-0000-4000-a000-000000000001',
  still: 'f1a3ed00-0000-4000-a000-000000000001',
  open: 'f1a3ed00-0000-4000-a000-000000000002',
  dying: 'f1a3ed00-0000-4000-a000-000000000003',
};

const sound: Dated[] = [
  [500, { type: 'public-access-block-set', block: closed }],
  [500, { type: 'bucket-set', bucket: 'sound-uploads', region, publicAccessBlock: closed }],
  [500, { type: 'kms-key-set', key: 'data', id: keyIds.rotated, region, rotation: true }],
  [
    500,
    {
      type: 'compute-defaults-set',
      region,
      snapshotSharing: 'block-all-sharing',
      imageSharing: 'block-new-sharing',
    },
  ],
];

const flawed: Dated[] = [
  [
    500,
    {
      type: 'bucket-set',
      bucket: 'flawed-site',
      region,
      policy: policy({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::flawed-site/*',
      }),
    },
  ],
  [500, { type: 'kms-key-set', key: 'still', id: keyIds.still, region, rotation: false }],
  [
    500,
    {
      type: 'kms-key-set',
      key: 'open',
      id: keyIds.open,
      region,
      rotation: true,
      policy: trust({ AWS: STRANGER }, undefined, 'kms:Decrypt'),
    },
  ],
  [500, { type: 'kms-key-set', key: 'dying', id: keyIds.dying, region }],
  [
    10,
    {
      type: 'kms-key-set',
      key: 'dying',
      id: keyIds.dying,
      region,
      state: 'PendingDeletion',
      deletionAt: daysAgo(-20),
    },
  ],
];

/** Buckets, keys and snapshots. */
export const storage: Topic = {
  events: { sound, flawed },
  planted: {
    's3-account-public-access-block': { fails: 'flawed root', passes: 'sound root' },
    's3-bucket-public': { fails: 'flawed flawed-site', passes: 'sound sound-uploads' },
    'snapshot-public-access-block': { fails: 'flawed root#eu-west-1', passes: 'sound root#eu-west-1' },
    'kms-key-public': { fails: `flawed key/${keyIds.open}`, passes: `sound key/${keyIds.rotated}` },
    'kms-rotation': { fails: `flawed key/${keyIds.still}`, passes: `sound key/${keyIds.rotated}` },
    'kms-pending-deletion': { fails: `flawed key/${keyIds.dying}`, passes: `sound key/${keyIds.rotated}` },
  },
};
