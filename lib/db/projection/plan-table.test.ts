import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTable, type CurrentRows } from './plan-table';
import { projectionTables } from './tables';

const table = projectionTables.grantStates;
const row = (service: string, state: string, lastUsedAt: string | null = null) => ({
  identityId: 'i',
  service,
  action: '',
  serviceName: service,
  state,
  lastUsedAt,
});
const whole = ['*'];

describe('planTable', () => {
  it('takes times in any form for the same, and JSON with its members in any order', () => {
    const states = projectionTables.identityStates;
    const one = {
      identityId: 'i',
      kind: 'user',
      createdAt: '2026-01-01T00:00:00Z',
      tags: [{ key: 'a', value: 'b' }],
    };
    const { after } = planTable(states, new Map(), { parts: [[one]], complete: whole });
    const same = { ...one, createdAt: '2026-01-01T00:00:00.000+00:00', tags: [{ value: 'b', key: 'a' }] };
    const plan = planTable(states, after, { parts: [[same]], complete: whole });
    expect([plan.close, plan.insert, plan.overwrite]).toEqual([[], [], []]);
  });

  it('keeps evidence that differs in the time of reading only, and overwrites dates of use', () => {
    const results = projectionTables.checkResults;
    const verdict = (asOf: string, lastUsed: string, age: string) => ({
      checkId: 'c',
      resource: 'r',
      part: '',
      result: 'fail',
      severity: 'high',
      title: age,
      evidence: [
        { field: 'createdAt', value: 'x', source: 's', asOf },
        { field: 'lastUsed', value: lastUsed, source: 's', asOf },
      ],
    });
    const rows = (...args: Parameters<typeof verdict>) => ({ parts: [[verdict(...args)]], complete: whole });
    const { after } = planTable(results, new Map(), rows('1', 'monday', '1 day'));
    const later = planTable(results, after, rows('2', 'monday', '2 days'));
    expect([later.close, later.insert, later.overwrite]).toEqual([[], [], []]);
    const used = planTable(results, after, rows('2', 'tuesday', '2 days'));
    expect([used.close, used.insert, used.overwrite.length]).toEqual([[], [], 1]);
  });

  it('ends exactly what differs and has the projected rows afterwards', () => {
    const rows = fc
      .dictionary(
        fc.constantFrom('s3', 'ec2', 'rds', 'iam'),
        fc.constantFrom('used', 'unused', 'not-tracked'),
        {
          noNullPrototype: true,
        },
      )
      .map((services) => Object.entries(services).map(([service, state]) => row(service, state)));
    fc.assert(
      fc.property(rows, rows, (before, next) => {
        const current: CurrentRows = planTable(table, new Map(), { parts: [before], complete: whole }).after;
        const plan = planTable(table, current, { parts: [next], complete: whole });
        const text = (each: Record<string, unknown>) => `${String(each.service)} ${String(each.state)}`;
        const old = new Set(before.map(text));
        const fresh = new Set(next.map(text));
        expect(plan.close.map(text).sort()).toEqual([...old].filter((each) => !fresh.has(each)).sort());
        expect(plan.insert.map(text).sort()).toEqual([...fresh].filter((each) => !old.has(each)).sort());
        expect([...plan.after.values()].map((each) => text(each.row)).sort()).toEqual([...fresh].sort());
      }),
    );
  });

  it('plans the same from parts that come again as from rows made anew', () => {
    const services = fc.dictionary(fc.constantFrom('s3', 'ec2', 'rds'), fc.constantFrom('used', 'unused'), {
      noNullPrototype: true,
    });
    const grants = fc.dictionary(fc.constantFrom('ann', 'bob', 'cy'), services, { noNullPrototype: true });
    type Grants = Record<string, Record<string, string>>;
    const partOf = (identityId: string, states: Record<string, string>) =>
      Object.entries(states).map(([service, state]) => ({ ...row(service, state), identityId }));
    const remembered = new Map<string, ReturnType<typeof partOf>>();
    const rememberedPart = (id: string, states: Record<string, string>) => {
      const key = JSON.stringify([id, states]);
      const part = remembered.get(key) ?? partOf(id, states);
      remembered.set(key, part);
      return part;
    };
    const run = (history: readonly Grants[], complete: string[], make: typeof partOf) => {
      let current: CurrentRows = new Map();
      return history.map((step) => {
        const parts = Object.entries(step).map(([id, states]) => make(id, states));
        const plan = planTable(table, current, { parts, complete });
        current = plan.after;
        const text = (each: Record<string, unknown>) => JSON.stringify(each);
        return {
          close: plan.close.map(text).sort(),
          insert: plan.insert.map(text).sort(),
          after: [...plan.after.values()].map((each) => text(each.row)).sort(),
        };
      });
    };
    fc.assert(
      fc.property(fc.array(grants, { maxLength: 5 }), fc.constantFrom(whole, []), (history, complete) => {
        expect(run(history, complete, rememberedPart)).toEqual(run(history, complete, partOf));
      }),
    );
  });
});
