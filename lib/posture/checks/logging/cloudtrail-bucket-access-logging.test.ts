import { describe, expect, it } from 'vitest';
import { denied, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesOwnBuckets, itJudgesTrails, judgeBucketOf } from '../../testing/trail-cases';
import { cloudtrailBucketAccessLogging as check } from './cloudtrail-bucket-access-logging';

describe('cloudtrail-bucket-access-logging', () => {
  it('passes with server access logging', () => {
    expect(judgeBucketOf(check, { logsAccess: read(true) })).toMatchObject({ result: 'pass' });
  });

  it.each(['*', 'arn:aws:s3', 'arn:aws:s3:::', 'arn:aws:s3:::trail-bucket/', 'arn:aws:s3:::trail-bucket'])(
    'passes where a trail records objects of %s',
    (covered) => {
      expect(judgeBucketOf(check, {}, { trail: { recordsObjectsOf: read([covered]) } })).toMatchObject({
        result: 'pass',
      });
    },
  );

  it('fails with neither', () => {
    const others = { recordsObjectsOf: read(['arn:aws:s3:::other/', 'arn:aws:s3:::trail-bucket-2/']) };
    expect(judgeBucketOf(check, {}, { trail: others })).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'Nobody records who reads or removes logs in bucket trail-bucket',
    });
    const stopped = { recordsObjectsOf: read(['*']), isLogging: read(false) };
    expect(judgeBucketOf(check, {}, { trail: stopped })).toMatchObject({ result: 'fail' });
  });

  it('is unknown when the setting was refused', () => {
    expect(judgeBucketOf(check, { logsAccess: denied('s3:GetBucketLogging') })).toMatchObject({
      result: 'unknown',
    });
  });

  itJudgesOwnBuckets(check);
  itJudgesTrails(check);
});
