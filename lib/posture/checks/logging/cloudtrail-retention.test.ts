import { describe, expect, it } from 'vitest';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildStore } from '@/lib/snapshot/testing/build-store';
import { alertsOf, buildRegionAlerts, logGroupArn } from '../../testing/alert-cases';
import { itJudgesTrails, judgeBucketOf, judgeTrail } from '../../testing/trail-cases';
import { cloudtrailRetention as check } from './cloudtrail-retention';

const expiring = (...days: number[]) => ({
  expirations: read(days.map((each) => ({ prefix: '', days: each }))),
});
const logGroup = (days: number | null) => ({
  trail: { cloudWatchLogsGroupArn: `${logGroupArn}:*` },
  alerts: read(alertsOf(buildRegionAlerts('us-east-1', { logRetention: { [logGroupArn]: days } }))),
});

describe('cloudtrail-retention', () => {
  it('passes for logs that are never deleted, and at the threshold', () => {
    expect(judgeBucketOf(check, {})).toMatchObject({
      result: 'pass',
      title: 'Events of main are kept for ever',
    });
    expect(judgeBucketOf(check, expiring(365))).toMatchObject({ result: 'pass' });
  });

  it('fails a day below it, by the shortest rule', () => {
    expect(judgeBucketOf(check, expiring(364))).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'Events of main are kept 364 days only',
    });
    expect(judgeBucketOf(check, expiring(400, 30))).toMatchObject({
      title: 'Events of main are kept 30 days only',
    });
    expect(judgeBucketOf(check, expiring(364), { thresholds: { logRetentionDays: 364 } })).toMatchObject({
      result: 'pass',
    });
  });

  it('takes the best of bucket, log group and store', () => {
    expect(judgeBucketOf(check, expiring(30), logGroup(400))).toMatchObject({ result: 'pass' });
    expect(judgeBucketOf(check, expiring(30), logGroup(null))).toMatchObject({ result: 'pass' });
    expect(judgeBucketOf(check, expiring(30), logGroup(90))).toMatchObject({
      title: 'Events of main are kept 90 days only',
    });
    const store = (retentionDays: number) => ({
      eventDataStores: read([buildStore('lake', { retentionDays })]),
    });
    expect(judgeBucketOf(check, expiring(30), store(365))).toMatchObject({ result: 'pass' });
    expect(judgeBucketOf(check, expiring(30), store(364))).toMatchObject({ result: 'fail' });
  });

  it('fails where events are kept nowhere', () => {
    expect(judgeTrail(check, { s3BucketName: null }, { buckets: read([]) })).toMatchObject({
      result: 'fail',
      title: 'Events of main are kept nowhere',
    });
  });

  it('passes by another place when the bucket belongs to another account, else is not applicable', () => {
    const { trail, alerts } = logGroup(400);
    expect(judgeTrail(check, trail, { buckets: read([]), alerts })).toMatchObject({ result: 'pass' });
    expect(judgeTrail(check, {}, { buckets: read([]) })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown where a place was refused and the others are too short', () => {
    expect(judgeBucketOf(check, { expirations: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(judgeBucketOf(check, { expirations: denied('x') }, logGroup(400))).toMatchObject({
      result: 'pass',
    });
    const refused = { ...logGroup(1), alerts: denied('logs:DescribeLogGroups') };
    expect(judgeBucketOf(check, expiring(30), refused)).toMatchObject({ result: 'unknown' });
    expect(judgeBucketOf(check, expiring(30), { ...refused, alerts: off })).toMatchObject({ result: 'fail' });
    expect(judgeTrail(check, {}, { buckets: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(judgeTrail(check, {}, { buckets: off })).toBeUndefined();
  });

  itJudgesTrails(check);
});
