import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Trail } from '@/lib/snapshot/account-snapshot';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildStore } from '@/lib/snapshot/testing/build-store';
import { alertsOf, buildRegionAlerts, logGroupArn, ruledRegion } from '../../testing/alert-cases';
import { itJudgesTrails, judgeTrail } from '../../testing/trail-cases';
import { cloudtrailCloudwatch as check } from './cloudtrail-cloudwatch';

const delivered = (reachesCloudWatchLogs: boolean): Partial<Trail> => ({
  cloudWatchLogsGroupArn: `${logGroupArn}:*`,
  delivery: read({
    state: 'recent',
    error: null,
    digestError: null,
    lastDeliveredAt: null,
    stoppedAt: null,
    reachesCloudWatchLogs,
  }),
});
const rules = (pattern: object): Partial<AccountSnapshot> => ({
  alerts: read(alertsOf(ruledRegion('eu-west-1', pattern))),
});
const fromTrail = { 'detail-type': ['AWS API Call via CloudTrail'] };

describe('cloudtrail-cloudwatch', () => {
  it('passes when events reach the log group', () => {
    expect(judgeTrail(check, delivered(true))).toMatchObject({
      result: 'pass',
      title: 'main feeds CloudWatch Logs',
    });
  });

  it('fails without a log group, and with one that nothing reaches', () => {
    expect(judgeTrail(check, {})).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'main feeds nothing that could raise an alert',
    });
    expect(judgeTrail(check, delivered(false))).toMatchObject({
      title: 'Nothing of main reached its log group within a day',
    });
  });

  it('accepts rules that hear CloudTrail, and stores, unless told not to', () => {
    const store = { eventDataStores: read([buildStore('lake')]) };
    for (const parts of [rules(fromTrail), store]) {
      expect(judgeTrail(check, {}, parts)).toMatchObject({ result: 'pass' });
      const thresholds = { acceptEventBridge: false };
      expect(judgeTrail(check, {}, { ...parts, thresholds })).toMatchObject({ result: 'fail' });
    }
    expect(judgeTrail(check, {}, rules({ source: ['aws.health'] }))).toMatchObject({ result: 'fail' });
    const empty = { alerts: read(alertsOf(buildRegionAlerts('eu-west-1'))) };
    expect(judgeTrail(check, {}, empty)).toMatchObject({ result: 'fail' });
  });

  it('is not applicable to a trail that is off', () => {
    expect(judgeTrail(check, { isLogging: read(false) })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown where the delivery or the rules were refused', () => {
    expect(judgeTrail(check, { ...delivered(true), delivery: denied('x') })).toMatchObject({
      result: 'unknown',
    });
    expect(judgeTrail(check, {}, { alerts: denied('events:ListRules') })).toMatchObject({
      result: 'unknown',
    });
    expect(judgeTrail(check, { ...delivered(true), delivery: off })).toBeUndefined();
  });

  itJudgesTrails(check);
});
