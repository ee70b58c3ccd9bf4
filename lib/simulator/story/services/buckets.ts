import type { StorageEvent } from '../../world/service-events';
import type { AccountBook } from '../account-book';
import { allow, policy, type Statement } from '../policy-documents';
import { homeRegion } from '../regions';

type BucketEvent = Extract<StorageEvent, { type: 'bucket-set' }>;
type BucketSpec = Omit<BucketEvent, 'type' | 'region'> & { created: number };

const closed = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

const open = {
  blockPublicAcls: false,
  ignorePublicAcls: false,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
};

const sealed = { publicAccessBlock: closed, ownership: 'BucketOwnerEnforced' } as const;

function forEveryone(bucket: string): object {
  return policy(allow('s3:GetObject', `arn:aws:s3:::${bucket}/*`, { Principal: '*' }));
}

function forCloudTrail(bucket: string): object {
  const statement: Statement = {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${bucket}/AWSLogs/*`,
    Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
  };
  return policy(statement);
}

function trailBucket(bucket: string, created: number, given: Partial<BucketSpec>): BucketSpec {
  return { bucket, created, ...sealed, policy: forCloudTrail(bucket), ...given };
}

/** Buckets that the story names: logs kept well and badly, a web site on purpose, a hackathon's leftovers. */
const named: Record<string, BucketSpec[]> = {
  'log-archive': [
    trailBucket('halyard-organization-trail', 1600, {
      logsTo: 'halyard-access-logs',
      versioning: 'Enabled',
      lockDays: 365,
      expirations: [{ prefix: 'AWSLogs/', days: 2557 }],
    }),
    { bucket: 'halyard-access-logs', created: 1600, ...sealed, versioning: 'Enabled' },
    { bucket: 'halyard-config-history', created: 880, ...sealed },
  ],
  'payments-prod': [
    trailBucket('halyard-payments-pci-trail', 640, {
      versioning: 'Enabled',
      mfaDelete: true,
      expirations: [{ prefix: '', days: 400 }],
    }),
    { bucket: 'halyard-payments-prod-ledger', created: 2000, ...sealed, versioning: 'Enabled' },
  ],
  'data-platform': [
    trailBucket('halyard-data-events-trail', 810, { expirations: [{ prefix: 'AWSLogs/', days: 90 }] }),
    { bucket: 'halyard-data-platform-lake', created: 1500, ...sealed, versioning: 'Enabled' },
  ],
  'web-prod': [
    {
      bucket: 'halyard-web-assets',
      created: 1700,
      publicAccessBlock: open,
      ownership: 'BucketOwnerEnforced',
      policy: forEveryone('halyard-web-assets'),
    },
    { bucket: 'halyard-web-prod-uploads', created: 1500, ...sealed },
  ],
  sandbox: [
    {
      bucket: 'halyard-sandbox-hackathon',
      created: 64,
      publicAccessBlock: open,
      ownership: 'ObjectWriter',
      aclGrants: [
        { grantee: 'AllUsers', permission: 'READ' },
        { grantee: 'AuthenticatedUsers', permission: 'WRITE' },
      ],
      policy: forEveryone('halyard-sandbox-hackathon'),
    },
    { bucket: 'halyard-sandbox-notebooks', created: 900 },
  ],
};

/** The account's buckets: those of the story, and one for artifacts as everywhere. */
export function addBuckets(book: AccountBook): void {
  const artifacts = {
    bucket: `cdk-hnb659fds-assets-${book.id}-${homeRegion}`,
    created: book.account.opened - 30,
    ...sealed,
    versioning: 'Enabled',
  } as const;
  for (const { created, ...bucket } of [artifacts, ...(named[book.account.name] ?? [])]) {
    const at = book.clock.ago(created, 1);
    book.add(at, { type: 'bucket-set', region: homeRegion, ...bucket });
  }
}
