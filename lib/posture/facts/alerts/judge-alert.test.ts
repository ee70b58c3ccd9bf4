import { describe, expect, it } from 'vitest';
import type { Alarm, RegionAlerts } from '@/lib/snapshot/data/alerts';
import { accountId, buildTrail, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { alertKmsKeyChanges as check } from '../../checks/logging/alert-kms-key-changes';
import { alertRootUse } from '../../checks/logging/alert-root-use';
import {
  alertsOf,
  buildRegionAlerts,
  judgeAlerts,
  logGroupArn,
  ruledRegion,
  topicArn,
  watchedFilters,
} from '../../testing/alert-cases';

const both = '{ $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }';
const one = (name: string) => `{ $.eventName = ${name} }`;
const working = watchedFilters(both);
const withAlarm = (parts: Partial<Alarm>): RegionAlerts => ({
  ...working,
  alarms: working.alarms.map((alarm) => ({ ...alarm, ...parts })),
});
const rule = { detail: { eventName: ['DisableKey', 'ScheduleKeyDeletion'] } };
const withRule = (parts: Partial<RegionAlerts['rules'][number]>): RegionAlerts => {
  const region = ruledRegion('us-east-1', rule);
  return { ...region, rules: region.rules.map((each) => ({ ...each, ...parts })) };
};

describe('the chain of an alert', () => {
  it('names what notices', () => {
    expect(judgeAlerts(check, alertsOf(working))).toMatchObject({
      result: 'pass',
      title: 'Somebody is told of keys that are disabled or deleted',
      evidence: expect.arrayContaining([
        expect.objectContaining({ field: 'noticedBy', value: ['metric filter filter-0'] }),
      ]),
    });
  });

  it('adds up what several filters and rules notice', () => {
    const filters = watchedFilters(one('DisableKey'), one('ScheduleKeyDeletion'));
    expect(judgeAlerts(check, alertsOf(filters))).toMatchObject({ result: 'pass' });
    const mixed = {
      ...watchedFilters(one('DisableKey')),
      rules: ruledRegion('us-east-1', { detail: { eventName: ['ScheduleKeyDeletion'] } }).rules,
    };
    expect(judgeAlerts(check, alertsOf(mixed))).toMatchObject({ result: 'pass' });
  });

  it('says which events are left out', () => {
    expect(judgeAlerts(check, alertsOf(watchedFilters(one('DisableKey'))))).toMatchObject({
      result: 'fail',
      title:
        'Nobody is told of keys that are disabled or deleted (ScheduleKeyDeletion): no metric filter or event rule looks for this',
    });
    expect(
      judgeAlerts(check, alertsOf(ruledRegion('us-east-1', rule), buildRegionAlerts('eu-north-1'))),
    ).toMatchObject({
      result: 'fail',
      title: expect.stringMatching(
        /ScheduleKeyDeletion in eu-north-1\): the event rules are not in every region$/,
      ),
    });
  });

  it.each<[string, RegionAlerts]>([
    ['no alarm watches the metric of filter-0', { ...working, alarms: [] }],
    ['no alarm watches the metric of filter-0', withAlarm({ metric: 'Other/metric-0' })],
    ['the actions of alarm alarm-0 are switched off', withAlarm({ actionsEnabled: false })],
    ['alarm alarm-0 has no action', withAlarm({ actions: [] })],
    [
      'nobody has confirmed a subscription to topic security',
      { ...working, topics: [{ arn: topicArn, confirmedSubscriptions: 0 }] },
    ],
    ['topic security does not exist', { ...working, topics: [] }],
    ['rule watch is switched off', withRule({ enabled: false })],
    ['rule watch has no target', withRule({ targets: [] })],
  ])('breaks where %s', (link, region) => {
    expect(judgeAlerts(check, alertsOf(region))).toMatchObject({
      result: 'fail',
      title: `Nobody is told of keys that are disabled or deleted: ${link}`,
    });
  });

  it('names the chain that gets furthest', () => {
    const region = withAlarm({ actionsEnabled: false });
    const mixed = { ...region, rules: withRule({ enabled: false }).rules };
    expect(judgeAlerts(check, alertsOf(mixed))?.title).toContain('actions of alarm alarm-0');
  });

  it('takes a function, a queue or another bus for a reader', () => {
    const target = `arn:aws:events:us-east-1:999999999999:event-bus/security`;
    expect(judgeAlerts(check, alertsOf(withRule({ targets: [target] })))).toMatchObject({ result: 'pass' });
  });

  it.each([
    ['of one region', { isMultiRegion: false }],
    ['that is off', { isLogging: read(false) }],
    ['that writes elsewhere', { cloudWatchLogsGroupArn: `${logGroupArn}-other` }],
    ['that writes to no log group', { cloudWatchLogsGroupArn: null }],
  ])('needs more than a trail %s', (_, parts) => {
    const trail = buildTrail('main', { cloudWatchLogsGroupArn: logGroupArn, ...parts });
    expect(judgeAlerts(check, alertsOf(working), { trails: read([trail]) })).toMatchObject({
      result: 'fail',
      title: expect.stringContaining('no trail of all regions writes to the log group'),
    });
  });

  it('is not applicable where another account watches the trail', () => {
    const arn = 'arn:aws:logs:us-east-1:999999999999:log-group:organization:*';
    const trails = read([buildTrail('main', { cloudWatchLogsGroupArn: arn, isLogging: off })]);
    expect(judgeAlerts(check, alertsOf(buildRegionAlerts('us-east-1')), { trails })).toMatchObject({
      result: 'not-applicable',
      title: expect.stringContaining('999999999999'),
    });
    expect(judgeAlerts(check, alertsOf(ruledRegion('us-east-1', rule)), { trails })).toMatchObject({
      result: 'pass',
    });
  });

  it('is unknown where a link cannot be seen and nothing else works', () => {
    const foreign = 'arn:aws:sns:us-east-1:999999999999:central';
    expect(judgeAlerts(check, alertsOf(withAlarm({ actions: [foreign] })))).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining(foreign),
    });
    const unsure = buildTrail('main', {
      cloudWatchLogsGroupArn: logGroupArn,
      isLogging: denied('cloudtrail:GetTrailStatus'),
    });
    expect(judgeAlerts(check, alertsOf(working), { trails: read([unsure]) })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('GetTrailStatus'),
    });
    const trails = denied('cloudtrail:DescribeTrails');
    expect(judgeAlerts(check, alertsOf(working), { trails })).toMatchObject({ result: 'unknown' });
    expect(judgeAlerts(check, alertsOf(ruledRegion('us-east-1', rule)), { trails })).toMatchObject({
      result: 'pass',
    });
  });

  it('is unknown where a region was not read and nothing was found in the others', () => {
    const unreadRegions = [
      { region: 'eu-west-1', code: 'AccessDenied', operation: 'events:ListRules', message: 'no' },
    ];
    const empty = { regions: [buildRegionAlerts('us-east-1')], unreadRegions };
    expect(judgeAlerts(check, empty)).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('eu-west-1'),
    });
    expect(judgeAlerts(check, { regions: [working], unreadRegions })).toMatchObject({ result: 'pass' });
  });

  it('is unknown where rules cover every region but one that was not read', () => {
    const unreadRegions = [
      { region: 'eu-west-1', code: 'AccessDenied', operation: 'events:ListRules', message: 'no' },
    ];
    const rules = { regions: [ruledRegion('us-east-1', rule)], unreadRegions };
    expect(judgeAlerts(check, rules)).toMatchObject({ result: 'unknown' });
  });

  it('hears global events in the home region of each partition', () => {
    const root = { detail: { userIdentity: { type: ['Root'] } } };
    const inHome = (partition: string, region: string) =>
      judgeAlerts(alertRootUse, alertsOf(ruledRegion(region, root)), { partition, trails: read([]) })?.result;
    expect(inHome('aws-cn', 'cn-north-1')).toBe('pass');
    expect(inHome('aws-us-gov', 'us-gov-west-1')).toBe('pass');
    expect(inHome('aws-us-gov', 'us-gov-east-1')).toBe('fail');
  });

  it('finds patterns that name the account', () => {
    const pattern = `{ ($.recipientAccountId = ${accountId}) && ($.eventName = *Key*) }`;
    expect(judgeAlerts(check, alertsOf(watchedFilters(pattern)))).toMatchObject({ result: 'pass' });
    const other = `{ ($.recipientAccountId = 999999999999) && ($.eventName = *Key*) }`;
    expect(judgeAlerts(check, alertsOf(watchedFilters(other)))).toMatchObject({ result: 'fail' });
  });
});
