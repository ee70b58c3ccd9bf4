import { expect, it } from 'vitest';
import { dueDaysOf } from '@/lib/posture/findings/due-date';
import { defaultSettings } from '@/lib/posture/settings/definitions';
import type { CheckResult } from '@/lib/posture/types';
import { makeEvaluation, makeResult } from '../testing/make-save-input';
import { planFindings, type CurrentFindings } from './plan-findings';
import { setDueDates, setsDueDates } from './set-due-dates';

const days = dueDaysOf({ ...defaultSettings, dueCriticalDays: 2, dueHighDays: 10 });
const day = (n: number) => new Date(Date.UTC(2026, 2, n)).toISOString();

function step(current: CurrentFindings, n: number, result: CheckResult) {
  const plan = planFindings({
    evaluation: makeEvaluation(day(n), { check: [result] }),
    current,
    at: day(n),
    previousAt: null,
    accountResource: 'root',
    identityIdOf: () => null,
    newId: () => 'finding',
  });
  const sets = setsDueDates(plan);
  setDueDates(plan, days);
  const [finding] = plan.after.values();
  return { sets, dueAt: finding?.dueAt, after: plan.after, events: plan.events };
}

it('follow the opening, the severity and the reopening, and stand otherwise', () => {
  const opened = step(new Map(), 1, makeResult('a', 'fail'));
  expect(opened).toMatchObject({ sets: true, dueAt: day(11), events: [{ detail: { dueAt: day(11) } }] });
  const stands = step(opened.after, 2, makeResult('a', 'fail'));
  expect(stands).toMatchObject({ sets: false, dueAt: day(11) });
  const worse = step(stands.after, 5, makeResult('a', 'fail', { severity: 'critical' }));
  expect(worse).toMatchObject({ sets: true, dueAt: day(3) });
  const resolved = step(worse.after, 6, makeResult('a', 'pass'));
  expect(resolved).toMatchObject({ sets: false, dueAt: day(3) });
  expect(step(resolved.after, 8, makeResult('a', 'fail', { severity: 'info' })).dueAt).toBeNull();
  expect(step(resolved.after, 8, makeResult('a', 'fail'))).toMatchObject({ dueAt: day(18) });
});
