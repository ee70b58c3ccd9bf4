import { describe, expect, it } from 'vitest';
import type { SpendMonitor } from '@/lib/snapshot/data/optional';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { costAlarmPresent as check } from './cost-alarm-present';

const judge = (...spendMonitors: SpendMonitor[]) =>
  check.evaluate(buildInput({ spendMonitors: read(spendMonitors) }))[0];

describe('cost-alarm-present', () => {
  it.each(['budget', 'anomaly-monitor'] as const)('passes with a %s that tells somebody', (kind) => {
    expect(judge({ kind, name: 'all', notifies: true })).toMatchObject({ result: 'pass' });
  });

  it('fails without one, and for one that tells nobody', () => {
    expect(judge()).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'Nobody is told of unusual spend',
    });
    expect(judge({ kind: 'budget', name: 'all', notifies: false })).toMatchObject({
      result: 'fail',
      title: 'Spend is watched, but nobody is told',
    });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(check.evaluate(buildInput({ spendMonitors: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ spendMonitors: off }))).toEqual([]);
  });
});
