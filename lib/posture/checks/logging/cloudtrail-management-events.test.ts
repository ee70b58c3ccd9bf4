import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, ManagementEvents, Trail } from '@/lib/snapshot/account-snapshot';
import { buildTrail, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildStore } from '@/lib/snapshot/testing/build-store';
import { buildInput } from '../../testing/build-input';
import { cloudtrailManagementEvents as check } from './cloudtrail-management-events';

const events = (parts: Partial<ManagementEvents>): ManagementEvents => ({
  reads: true,
  writes: true,
  excludedSources: [],
  narrowed: false,
  ...parts,
});
const trail = (name: string, parts: Partial<ManagementEvents>, more: Partial<Trail> = {}): Trail =>
  buildTrail(name, { managementEvents: read(events(parts)), ...more });
const judge = (trails: Trail[], parts: Partial<AccountSnapshot> = {}) =>
  check.evaluate(buildInput({ trails: read(trails), ...parts }))[0];

describe('cloudtrail-management-events', () => {
  it('passes for one trail of everything', () => {
    expect(judge([trail('main', {})])).toMatchObject({ result: 'pass' });
  });

  it('adds trails and stores up (ScoutSuite fails each one alone)', () => {
    const writes = trail('writes', { reads: false });
    expect(judge([trail('reads', { writes: false }), writes])).toMatchObject({ result: 'pass' });
    const eventDataStores = read([buildStore('lake', { managementEvents: events({ writes: false }) })]);
    expect(judge([writes], { eventDataStores })).toMatchObject({ result: 'pass' });
  });

  it('fails when reads or writes are missing', () => {
    expect(judge([trail('main', { reads: false })])).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'Management events are recorded without reads',
    });
  });

  it('lets some trails leave a service out, not all of them', () => {
    const kms = 'kms.amazonaws.com';
    const excluding = trail('main', { excludedSources: [kms] });
    expect(judge([excluding])).toMatchObject({
      result: 'fail',
      title: `Management events are recorded without ${kms}`,
    });
    expect(judge([excluding, trail('all', {})])).toMatchObject({ result: 'pass' });
    expect(judge([excluding, trail('writes', { reads: false })])).toMatchObject({ result: 'fail' });
  });

  it('fails when a filter narrows all of them', () => {
    expect(judge([trail('main', { narrowed: true })])).toMatchObject({
      title: 'Management events are recorded without reads and writes',
    });
    expect(judge([trail('main', { narrowed: true }), trail('all', {})])).toMatchObject({ result: 'pass' });
  });

  it('counts what is on, and trails of one region only where there is no other', () => {
    const stopped = trail('all', {}, { isLogging: read(false) });
    expect(judge([trail('main', { reads: false }), stopped])).toMatchObject({ result: 'fail' });
    const local = trail('local', {}, { isMultiRegion: false });
    expect(judge([trail('main', { reads: false }), local])).toMatchObject({ result: 'fail' });
    expect(judge([local])).toMatchObject({ result: 'pass' });
  });

  it('is implied by the missing trail', () => {
    expect(judge([])).toMatchObject({
      result: 'fail',
      title: 'Nothing records management events',
      impliedBy: 'cloudtrail-multi-region',
    });
  });

  it('is unknown where selectors or a status are not known and the rest is not enough', () => {
    const refused = buildTrail('main', { managementEvents: denied('cloudtrail:GetEventSelectors') });
    expect(judge([refused])).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('Selectors'),
    });
    expect(judge([refused, trail('all', {})])).toMatchObject({ result: 'pass' });
    expect(judge([buildTrail('main', { managementEvents: off })])).toMatchObject({ result: 'unknown' });
    expect(judge([trail('main', {}, { isLogging: denied('x') })])).toMatchObject({ result: 'unknown' });
    expect(judge([], { eventDataStores: denied('x') })).toMatchObject({ result: 'unknown' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(check.evaluate(buildInput({ trails: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ trails: off }))).toEqual([]);
  });
});
