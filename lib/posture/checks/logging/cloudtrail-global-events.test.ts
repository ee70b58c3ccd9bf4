import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Trail } from '@/lib/snapshot/account-snapshot';
import { buildTrail, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildStore } from '@/lib/snapshot/testing/build-store';
import { buildInput } from '../../testing/build-input';
import { cloudtrailGlobalEvents as check } from './cloudtrail-global-events';

const judge = (trails: Trail[], parts: Partial<AccountSnapshot> = {}) =>
  check.evaluate(buildInput({ trails: read(trails), ...parts }))[0];
const without = buildTrail('local', { includesGlobalEvents: false });

describe('cloudtrail-global-events', () => {
  it('passes for one trail, seen once or from several regions', () => {
    const main = buildTrail('main');
    expect(judge([main, without])).toMatchObject({ result: 'pass' });
    expect(judge([main, { ...main }])).toMatchObject({ result: 'pass' });
  });

  it('advises against two', () => {
    expect(judge([buildTrail('a'), buildTrail('b')])).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'Events of global services are recorded and paid for in each of a and b',
    });
    const stopped = buildTrail('b', { isLogging: read(false) });
    expect(judge([buildTrail('a'), stopped])).toMatchObject({ result: 'pass' });
  });

  it('fails where no trail includes them', () => {
    expect(judge([without])).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'No trail records events of global services',
    });
    expect(judge([without])?.impliedBy).toBeUndefined();
    expect(judge([])).toMatchObject({ result: 'fail', impliedBy: 'cloudtrail-multi-region' });
  });

  it('finds them in an event data store, which costs no copy of a trail', () => {
    const eventDataStores = read([buildStore('lake')]);
    expect(judge([without], { eventDataStores })).toMatchObject({ result: 'pass' });
    expect(judge([buildTrail('a')], { eventDataStores })).toMatchObject({ result: 'pass' });
  });

  it('is unknown where the status of the only one is not known', () => {
    expect(judge([buildTrail('a', { isLogging: denied('x') })])).toMatchObject({ result: 'unknown' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(check.evaluate(buildInput({ trails: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ trails: off }))).toEqual([]);
  });
});
