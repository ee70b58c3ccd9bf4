import { expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Alerts, RegionAlerts } from '@/lib/snapshot/data/alerts';
import { accountId, buildTrail, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../settings/parameters';
import type { Check, CheckResult } from '../types';
import { buildInput } from './build-input';

export const logGroupArn = `arn:aws:logs:us-east-1:${accountId}:log-group:trail`;
export const topicArn = `arn:aws:sns:us-east-1:${accountId}:security`;

/** A Region with a topic that somebody reads and nothing else. */
export function buildRegionAlerts(region: string, parts: Partial<RegionAlerts> = {}): RegionAlerts {
  return {
    region,
    metricFilters: [],
    alarms: [],
    rules: [],
    topics: [{ arn: topicArn, confirmedSubscriptions: 1 }],
    logRetention: {},
    ...parts,
  };
}

/** Metric filters with these patterns, each with an alarm that tells the topic. */
export function watchedFilters(...patterns: string[]): RegionAlerts {
  return buildRegionAlerts('us-east-1', {
    metricFilters: patterns.map((pattern, index) => ({
      logGroupArn: `${logGroupArn}:*`,
      name: `filter-${index}`,
      pattern,
      metrics: [`Security/metric-${index}`],
    })),
    alarms: patterns.map((_, index) => ({
      name: `alarm-${index}`,
      metric: `Security/metric-${index}`,
      actionsEnabled: true,
      actions: [topicArn],
    })),
  });
}

/** An event rule that tells the topic. */
export function ruledRegion(region: string, pattern: object): RegionAlerts {
  const arn = `arn:aws:events:${region}:${accountId}:rule/watch`;
  const rule = { name: 'watch', arn, enabled: true, pattern: JSON.stringify(pattern), targets: [topicArn] };
  return buildRegionAlerts(region, { rules: [rule] });
}

export function alertsOf(...regions: RegionAlerts[]): Alerts {
  return { regions, unreadRegions: [] };
}

/** The result on an account whose trail of all regions writes to the log group. */
export function judgeAlerts(
  check: Check,
  alerts: Alerts | AccountSnapshot['alerts'],
  { thresholds = {}, ...parts }: { thresholds?: Partial<Thresholds> } & Partial<AccountSnapshot> = {},
): CheckResult | undefined {
  const trails = read([buildTrail('main', { cloudWatchLogsGroupArn: `${logGroupArn}:*` })]);
  const reading = 'state' in alerts ? alerts : read(alerts);
  return check.evaluate(buildInput({ trails, alerts: reading, ...parts }, thresholds))[0];
}

export interface AlertCases {
  /** Filter patterns that are enough. */
  enough: readonly string[];
  /** Filter patterns that leave something out or tell nothing apart. */
  tooLittle: readonly string[];
  /** An event pattern that is enough. */
  rule: object;
  /** Where the rule has to be: in the home Region alone, or in every one. */
  scope: 'home' | 'everywhere';
}

/** What every check of an alert says of its patterns, by both ways. */
export function itJudgesAnAlert(check: Check, { enough, tooLittle, rule, scope }: AlertCases): void {
  it.each(enough)('passes for the filter %s', (pattern) => {
    expect(judgeAlerts(check, alertsOf(watchedFilters(pattern)))).toMatchObject({ result: 'pass' });
  });

  it.each(tooLittle)('fails for the filter %s', (pattern) => {
    expect(judgeAlerts(check, alertsOf(watchedFilters(pattern)))).toMatchObject({
      result: 'fail',
      severity: check.severity,
      title: expect.stringMatching(/^Nobody is told of .+: no metric filter or event rule looks for this$/),
    });
  });

  it('passes for an event rule where the events are recorded, unless rules are not accepted', () => {
    const elsewhere = buildRegionAlerts('eu-west-1');
    const home = ruledRegion('us-east-1', rule);
    const both = alertsOf(home, scope === 'home' ? elsewhere : ruledRegion('eu-west-1', rule));
    expect(judgeAlerts(check, both)).toMatchObject({ result: 'pass' });
    expect(judgeAlerts(check, both, { thresholds: { acceptEventBridge: false } })).toMatchObject({
      result: 'fail',
    });
    const wrong = scope === 'home' ? [ruledRegion('eu-west-1', rule)] : [home, elsewhere];
    expect(judgeAlerts(check, alertsOf(...wrong))).toMatchObject({ result: 'fail' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(judgeAlerts(check, denied('logs:DescribeMetricFilters'))).toMatchObject({ result: 'unknown' });
    expect(judgeAlerts(check, off)).toBeUndefined();
  });
}
