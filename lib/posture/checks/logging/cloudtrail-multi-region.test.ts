import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, EventDataStore, Trail } from '@/lib/snapshot/account-snapshot';
import { buildStore } from '@/lib/snapshot/testing/build-store';
import { buildTrail, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { judgeTrail, organizationTrail } from '../../testing/trail-cases';
import { cloudtrailMultiRegion as check } from './cloudtrail-multi-region';

const nothing = { reads: false, writes: false, excludedSources: [], narrowed: false };
const regions = (...names: string[]): Partial<AccountSnapshot> => ({
  accountSettings: read({
    securityContact: off,
    s3PublicAccessBlock: off,
    regions: read([
      ...names.map((name) => ({ name, status: 'ENABLED_BY_DEFAULT' })),
      { name: 'af-south-1', status: 'DISABLED' },
    ]),
  }),
});
const single = (name: string, homeRegion: string): Trail =>
  buildTrail(name, { isMultiRegion: false, homeRegion });
const judge = (trails: Trail[], parts: Partial<AccountSnapshot> = {}) =>
  check.evaluate(buildInput({ trails: read(trails), ...parts }))[0];
const stores = (...parts: Partial<EventDataStore>[]) => ({
  eventDataStores: read(parts.map((part) => buildStore('lake', part))),
});

describe('cloudtrail-multi-region', () => {
  it('passes for a trail of all regions that is on', () => {
    expect(judgeTrail(check, {})).toMatchObject({ result: 'pass', title: 'main records all regions' });
  });

  it('takes selectors that were not asked for as the default', () => {
    expect(judgeTrail(check, { managementEvents: off })).toMatchObject({ result: 'pass' });
  });

  it('passes for an event data store', () => {
    expect(judge([], stores({}))).toMatchObject({ result: 'pass', title: 'lake records all regions' });
    expect(judge([], stores({ status: 'STOPPED_INGESTION' }))).toMatchObject({ result: 'fail' });
    expect(judge([], stores({ isMultiRegion: false }))).toMatchObject({ result: 'fail' });
    expect(judge([], stores({ managementEvents: nothing }))).toMatchObject({ result: 'fail' });
  });

  it('fails without a trail, for one that is off, and for one of data events alone', () => {
    expect(judge([])).toMatchObject({
      result: 'fail',
      severity: 'critical',
      title: 'The account has no trail',
    });
    expect(judgeTrail(check, { isLogging: read(false) })).toMatchObject({
      result: 'fail',
      title: 'No trail records all regions (main: all regions, off)',
    });
    expect(judgeTrail(check, { managementEvents: read(nothing) })).toMatchObject({ result: 'fail' });
  });

  it('advises against a trail in each enabled region, and fails when one is missing', () => {
    const trails = [single('a', 'eu-west-1'), single('b', 'us-east-1')];
    expect(judge(trails, regions('eu-west-1', 'us-east-1'))).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'Each region has a trail of its own instead of one for all',
    });
    expect(judge(trails, regions('eu-west-1', 'us-east-1', 'eu-north-1'))).toMatchObject({
      result: 'fail',
      severity: 'critical',
    });
    expect(judge(trails)).toMatchObject({ result: 'fail', severity: 'critical' });
  });

  it('knows of an organization’s trail what its owner read', () => {
    const hidden = { ...organizationTrail, isLogging: off, managementEvents: off };
    expect(judgeTrail(check, hidden)).toMatchObject({ result: 'unknown' });
    const context = { organizationTrails: [buildTrail('organization', organizationTrail)] };
    expect(judgeTrail(check, hidden, { context })).toMatchObject({ result: 'pass' });
    const stopped = [buildTrail('organization', { ...organizationTrail, isLogging: read(false) })];
    expect(judgeTrail(check, hidden, { context: { organizationTrails: stopped } })).toMatchObject({
      result: 'fail',
    });
  });

  it('is unknown where a status, selectors or the stores were refused', () => {
    expect(judgeTrail(check, { isLogging: denied('cloudtrail:GetTrailStatus') })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('GetTrailStatus'),
    });
    expect(judgeTrail(check, { managementEvents: denied('cloudtrail:GetEventSelectors') })).toMatchObject({
      result: 'unknown',
    });
    const eventDataStores = denied('cloudtrail:ListEventDataStores');
    expect(judge([], { eventDataStores })).toMatchObject({ result: 'unknown' });
    expect(judge([buildTrail('main')], { eventDataStores })).toMatchObject({ result: 'pass' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(check.evaluate(buildInput({ trails: denied('cloudtrail:DescribeTrails') }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(check.evaluate(buildInput({ trails: off }))).toEqual([]);
  });
});
