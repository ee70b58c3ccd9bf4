import { describe, expect, it } from 'vitest';
import type { AccountSettings } from '@/lib/snapshot/account-snapshot';
import type { Bucket } from '@/lib/snapshot/data/buckets';
import type { Reading } from '@/lib/snapshot/reading';
import { buildBucket } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { bucketExposure } from './bucket-exposure';

const block = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const settings = (s3PublicAccessBlock: AccountSettings['s3PublicAccessBlock']): Reading<AccountSettings> =>
  read({ securityContact: off, regions: off, s3PublicAccessBlock });
const judge = (parts: Partial<Bucket>, account = settings(read(null))) =>
  bucketExposure(buildBucket('b', parts), account);

const publicPolicy: Partial<Bucket> = { policyIsPublic: read(true) };
const publicList: Partial<Bucket> = {
  ownership: read('ObjectWriter'),
  publicAclGrants: read([{ grantee: 'AuthenticatedUsers', permission: 'WRITE' }]),
};

describe('bucketExposure', () => {
  it('is private without a public policy or list', () => {
    expect(judge({})).toEqual({ kind: 'private' });
  });

  it('tells how it is public', () => {
    expect(judge(publicPolicy)).toEqual({ kind: 'public', ways: ['its policy'], writable: false });
    expect(judge({ ...publicPolicy, ...publicList })).toEqual({
      kind: 'public',
      ways: ['its policy', 'access control list: WRITE for AuthenticatedUsers'],
      writable: true,
    });
  });

  it('counts blocks of the bucket and of the account', () => {
    for (const parts of [publicPolicy, publicList]) {
      expect(judge({ ...parts, publicAccessBlock: read(block) })).toEqual({ kind: 'private' });
      expect(judge(parts, settings(read(block)))).toEqual({ kind: 'private' });
      const without = { ...block, restrictPublicBuckets: false, ignorePublicAcls: false };
      expect(judge(parts, settings(read(without)))).toMatchObject({ kind: 'public' });
    }
  });

  it('passes by lists that ownership switches off', () => {
    expect(judge({ ...publicList, ownership: read('BucketOwnerEnforced') })).toEqual({ kind: 'private' });
  });

  it('is unknown where what decides was refused', () => {
    expect(judge({ policyIsPublic: denied('s3:GetBucketPolicyStatus') })).toMatchObject({ kind: 'unknown' });
    expect(judge({ ...publicList, publicAclGrants: denied('s3:GetBucketAcl') })).toMatchObject({
      kind: 'unknown',
    });
    expect(judge(publicPolicy, settings(denied('s3:GetAccountPublicAccessBlock')))).toMatchObject({
      kind: 'unknown',
    });
    expect(judge({}, settings(denied('s3:GetAccountPublicAccessBlock')))).toEqual({ kind: 'private' });
    expect(judge(publicPolicy, off)).toMatchObject({ kind: 'public' });
  });
});
