import { describe, expect, it } from 'vitest';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesOwnBuckets, itJudgesTrails, judgeBucketOf } from '../../testing/trail-cases';
import { cloudtrailBucketProtected as check } from './cloudtrail-bucket-protected';

describe('cloudtrail-bucket-protected', () => {
  it('passes with object lock, or versions and MFA delete', () => {
    expect(judgeBucketOf(check, { locksObjects: read(true) })).toMatchObject({ result: 'pass' });
    const versioning = read({ enabled: true, mfaDelete: true });
    expect(judgeBucketOf(check, { versioning })).toMatchObject({ result: 'pass' });
  });

  it('fails with neither, and with versions alone', () => {
    expect(judgeBucketOf(check, {})).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: expect.stringContaining('versions are not kept'),
    });
    expect(judgeBucketOf(check, { versioning: read({ enabled: true, mfaDelete: false }) })).toMatchObject({
      result: 'fail',
      title: expect.stringContaining('versions are kept, but neither'),
    });
  });

  it('is unknown where what is missing was refused', () => {
    const locksObjects = denied('s3:GetObjectLockConfiguration');
    expect(judgeBucketOf(check, { locksObjects })).toMatchObject({ result: 'unknown' });
    const versioning = read({ enabled: true, mfaDelete: true });
    expect(judgeBucketOf(check, { locksObjects, versioning })).toMatchObject({ result: 'pass' });
  });

  itJudgesOwnBuckets(check);
  itJudgesTrails(check);
});
