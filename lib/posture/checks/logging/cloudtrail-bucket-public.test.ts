import { describe, expect, it } from 'vitest';
import type { TrailDelivery } from '@/lib/snapshot/account-snapshot';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesOwnBuckets, itJudgesTrails, judgeBucketOf, judgeTrail } from '../../testing/trail-cases';
import { cloudtrailBucketPublic as check } from './cloudtrail-bucket-public';

const gone: TrailDelivery = {
  state: 'failing',
  error: 'NoSuchBucket',
  digestError: null,
  lastDeliveredAt: null,
  stoppedAt: null,
  reachesCloudWatchLogs: false,
};

describe('cloudtrail-bucket-public', () => {
  it('passes for a private bucket', () => {
    expect(judgeBucketOf(check, {})).toMatchObject({ result: 'pass' });
  });

  it('fails for a public policy, which Prowler passes', () => {
    expect(judgeBucketOf(check, { policyIsPublic: read(true) })).toMatchObject({
      result: 'fail',
      severity: 'critical',
      title: 'Bucket trail-bucket is open by its policy',
    });
  });

  it('fails for a list open to any AWS user, which Prowler passes', () => {
    const open = {
      ownership: read('ObjectWriter' as const),
      publicAclGrants: read([{ grantee: 'AuthenticatedUsers' as const, permission: 'READ' as const }]),
    };
    expect(judgeBucketOf(check, open)).toMatchObject({
      result: 'fail',
      title: 'Bucket trail-bucket is open by access control list: READ for AuthenticatedUsers',
    });
  });

  it('fails for a bucket that is gone', () => {
    const judge = (delivery: TrailDelivery) =>
      judgeTrail(check, { delivery: read(delivery) }, { buckets: read([]) });
    expect(judge(gone)).toMatchObject({
      result: 'fail',
      title: 'Bucket trail-bucket does not exist, so anyone can make it and receive the logs',
    });
    expect(judge({ ...gone, error: null, digestError: 'NoSuchBucket' })).toMatchObject({ result: 'fail' });
    expect(judge({ ...gone, error: 'AccessDenied' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown where the policy was refused', () => {
    expect(judgeBucketOf(check, { policyIsPublic: denied('s3:GetBucketPolicyStatus') })).toMatchObject({
      result: 'unknown',
    });
  });

  itJudgesOwnBuckets(check);
  itJudgesTrails(check);
});
