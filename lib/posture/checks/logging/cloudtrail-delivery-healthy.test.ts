import { describe, expect, it } from 'vitest';
import type { TrailDelivery } from '@/lib/snapshot/account-snapshot';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTrails, judgeTrail } from '../../testing/trail-cases';
import { cloudtrailDeliveryHealthy as check } from './cloudtrail-delivery-healthy';

const recent: TrailDelivery = {
  state: 'recent',
  error: null,
  digestError: null,
  lastDeliveredAt: null,
  stoppedAt: null,
  reachesCloudWatchLogs: false,
};
const judge = (parts: Partial<TrailDelivery>) =>
  judgeTrail(check, { delivery: read({ ...recent, ...parts }) });

describe('cloudtrail-delivery-healthy', () => {
  it('passes when logs arrived lately', () => {
    expect(judge({})).toMatchObject({ result: 'pass', title: 'Logs of main arrive' });
  });

  it.each<[Partial<TrailDelivery>, string]>([
    [{ state: 'failing', error: 'AccessDenied' }, 'Logs of main are refused: AccessDenied'],
    [{ digestError: 'NoSuchBucket' }, 'Digests of main are refused: NoSuchBucket'],
    [
      { state: 'late', lastDeliveredAt: '2026-02-01T10:00:00Z' },
      'Nothing of main has arrived since 2026-02-01',
    ],
    [{ state: 'never' }, 'Nothing of main has ever arrived'],
  ])('fails for %j', (parts, title) => {
    expect(judge(parts)).toMatchObject({ result: 'fail', severity: 'high', title });
  });

  it('is not applicable to a trail that is off', () => {
    expect(judgeTrail(check, { isLogging: read(false) })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when refused, and leaves out what was not asked for', () => {
    expect(judgeTrail(check, { delivery: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(judgeTrail(check, { delivery: off })).toBeUndefined();
  });

  itJudgesTrails(check);
});
