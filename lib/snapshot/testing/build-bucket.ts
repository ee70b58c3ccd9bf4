import type { Bucket } from '../data/buckets';
import { read } from './build-snapshot';

/** A private bucket without any extras. */
export function buildBucket(name: string, parts: Partial<Bucket> = {}): Bucket {
  return {
    name,
    arn: `arn:aws:s3:::${name}`,
    region: 'eu-west-1',
    publicAccessBlock: read(null),
    policyIsPublic: read(false),
    policy: read(null),
    publicAclGrants: read([]),
    ownership: read('BucketOwnerEnforced'),
    logsAccess: read(false),
    versioning: read({ enabled: false, mfaDelete: false }),
    locksObjects: read(false),
    expirations: read([]),
    ...parts,
  };
}
