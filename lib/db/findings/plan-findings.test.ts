import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '@/lib/posture/types';
import { makeEvaluation, makeResult } from '../testing/make-save-input';
import { planFindings, type CurrentFindings, type FindingPlan, type FindingPlanInput } from './plan-findings';

const accountResource = 'arn:aws:iam::1:root';
const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();

function inputOf(current: CurrentFindings, n: number, results: CheckResult[]): FindingPlanInput {
  let ids = 0;
  return {
    evaluation: makeEvaluation(day(n), { check: results }),
    current,
    at: day(n),
    previousAt: n > 1 ? day(n - 1) : null,
    accountResource,
    identityIdOf: () => null,
    newId: () => `${n}-${(ids += 1)}`,
  };
}

const step = (...args: Parameters<typeof inputOf>): FindingPlan => planFindings(inputOf(...args));

const kinds = (plan: FindingPlan) => plan.events.map(({ kind }) => kind);

describe('planFindings', () => {
  it('writes nothing for a finding that stays as it is', () => {
    const first = step(new Map(), 1, [makeResult('a', 'fail')]);
    const second = step(first.after, 2, [makeResult('a', 'fail', { title: 'older by a day' })]);
    expect([second.insert, second.update, second.events]).toEqual([[], [], []]);
  });

  it('tells results on one resource apart by their part', () => {
    const plan = step(new Map(), 1, [
      makeResult('a', 'fail', { part: 'key-1' }),
      makeResult('a', 'fail', { part: 'key-2' }),
    ]);
    expect(plan.insert).toHaveLength(2);
  });

  it('notes another severity', () => {
    const first = step(new Map(), 1, [makeResult('a', 'fail', { severity: 'low' })]);
    const second = step(first.after, 2, [makeResult('a', 'fail', { severity: 'critical' })]);
    expect(second.events).toMatchObject([
      { kind: 'severity-changed', detail: { before: 'low', after: 'critical' } },
    ]);
  });

  it('resolves what became not applicable, or whose check is gone', () => {
    const first = step(new Map(), 1, [makeResult('a', 'fail'), makeResult('b', 'fail')]);
    const second = step(first.after, 2, [makeResult('a', 'not-applicable')]);
    expect(kinds(second)).toEqual(['resolved', 'resolved']);
  });

  it('ends what a check that did not run had found, told apart from what is mended', () => {
    const first = step(new Map(), 1, [makeResult('a', 'fail')]);
    const off = planFindings({ ...inputOf(first.after, 2, []), evaluation: makeEvaluation(day(2), {}) });
    expect(kinds(off)).toEqual(['check-switched-off']);
    expect(off.update).toMatchObject([{ state: 'resolved', resolvedAt: day(2) }]);
    expect(kinds(step(off.after, 3, [makeResult('a', 'fail')]))).toEqual(['reopened']);
  });

  it('keeps the hash of the evidence, and asks anew only for verdicts that moved', () => {
    const seen = (value: string, lastUsed: string) =>
      makeResult('a', 'fail', {
        evidence: [
          { field: 'createdAt', value, source: 'access keys', asOf: lastUsed },
          { field: 'lastUsed', value: lastUsed, source: 'access keys', asOf: lastUsed },
        ],
      });
    const first = step(new Map(), 1, [seen('x', day(1))]);
    expect(first.insert[0]?.evidenceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(step(first.after, 2, [seen('x', day(2))]).update).toEqual([]);
    const changed = { ...inputOf(first.after, 2, [seen('y', day(2))]), moved: new Set<string>() };
    expect(planFindings(changed).update).toEqual([]);
    const { update, events } = planFindings({ ...changed, moved: new Set(['check\u0000a\u0000']) });
    expect(update).toHaveLength(1);
    expect(update[0]?.evidenceHash).not.toBe(first.insert[0]?.evidenceHash);
    expect(events).toEqual([]);
  });

  it('dates the last sight of a finding by the snapshot before', () => {
    const opened = step(new Map(), 1, [makeResult('a', 'fail')]);
    const unchecked = step(opened.after, 4, [makeResult('a', 'unknown')]);
    expect(unchecked.update).toMatchObject([{ lastSeenAt: day(3), notCheckedSince: day(4) }]);
    const gone = step(unchecked.after, 6, [makeResult('a', 'pass')]);
    expect(gone.update).toMatchObject([{ lastSeenAt: day(3), notCheckedSince: null, resolvedAt: day(6) }]);
  });

  it('has exactly the failing ones open after any history without unknowns, each life in order', () => {
    const verdict = fc.constantFrom('pass' as const, 'fail' as const, 'not-applicable' as const);
    const snapshot = fc.dictionary(fc.constantFrom('a', 'b', 'c'), verdict, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(snapshot, { minLength: 1, maxLength: 12 }), (history) => {
        let current: CurrentFindings = new Map();
        const lives = new Map<string, string[]>();
        for (const [index, verdicts] of history.entries()) {
          const results = Object.entries(verdicts).map(([name, result]) => makeResult(name, result));
          const plan = step(current, index + 1, results);
          for (const { findingId, kind } of plan.events)
            lives.set(findingId, [...(lives.get(findingId) ?? []), kind]);
          current = plan.after;
          const open = [...current.values()]
            .filter(({ state }) => state === 'open')
            .map(({ resource }) => resource);
          const failing = results.filter(({ result }) => result === 'fail').map(({ resource }) => resource);
          expect(open.sort()).toEqual(failing.sort());
        }
        for (const life of lives.values())
          expect(life.join(' ')).toMatch(/^opened( resolved reopened)*( resolved)?$/);
      }),
    );
  });
});
