import { describe, expect, it } from 'vitest';
import { chooseCounterpart } from './choose-counterpart';
import { compareFrameworks } from './compare-frameworks';
import { type CheckCounts, type CheckStanding, evaluateFramework } from './evaluate-framework';
import { checksOfFramework, findFramework, frameworks } from './frameworks';
import { parseFramework } from './parse-framework';
import type { Framework } from './types';

function frameworkOf(requirements: Record<string, string[]>, id = 'own'): Framework {
  return {
    id,
    name: 'Own',
    version: '1',
    publisher: 'Us',
    url: '',
    requirements: Object.entries(requirements).map(([number, checks]) => ({
      id: number,
      title: `Requirement ${number}`,
      section: 'Only',
      checks,
      idSource: 'custom',
    })),
  };
}

function standing(counts: Partial<CheckCounts> | null, more: Partial<CheckStanding> = {}): CheckStanding {
  const none = { pass: 0, attested: 0, fails: {}, excepted: 0, unknown: 0, manual: 0, notApplicable: 0 };
  return { counts: counts && { ...none, ...counts }, severity: 'high', suspects: false, ...more };
}

function statusesOf(requirements: Record<string, string[]>, standings: Record<string, CheckStanding>) {
  const outcome = evaluateFramework(frameworkOf(requirements), {
    standingOf: (checkId) => standings[checkId] ?? standing(null),
    isAttested: ({ id }) => id === 'vouched',
  });
  return Object.fromEntries(outcome.requirements.map(({ requirement, status }) => [requirement.id, status]));
}

describe('evaluateFramework', () => {
  it('lets a fail win, then unknown, then manual, then pass', () => {
    const standings = {
      pass: standing({ pass: 2, notApplicable: 9 }),
      fail: standing({ pass: 2, fails: { high: 1 } }),
      unknown: standing({ pass: 2, unknown: 1 }),
      manual: standing({ manual: 1 }),
      none: standing({ notApplicable: 3 }),
    };
    const requirements = {
      a: ['pass', 'fail', 'unknown', 'manual'],
      b: ['pass', 'unknown', 'manual'],
      c: ['pass', 'manual'],
      d: ['pass', 'none', 'off'],
      e: ['none', 'off'],
      f: ['off'],
    };
    expect(statusesOf(requirements, standings)).toEqual({
      a: 'fail',
      b: 'unknown',
      c: 'manual',
      d: 'pass',
      e: 'not-applicable',
      f: 'off',
    });
  });

  it('asks a person where there is no check', () => {
    expect(statusesOf({ alone: [], vouched: [] }, {})).toEqual({ alone: 'manual', vouched: 'pass' });
  });

  it('takes neither an exception, an advisory nor a suspicion for a breach', () => {
    const standings = {
      excepted: standing({ excepted: 1 }),
      advisory: standing({ fails: { info: 2 } }),
      minor: standing({ fails: { info: 1 } }, { severity: 'info' }),
      suspicion: standing({ fails: { medium: 1 } }, { suspects: true }),
    };
    const requirements = { a: ['excepted'], b: ['advisory'], c: ['minor'], d: ['suspicion'] };
    expect(statusesOf(requirements, standings)).toEqual({ a: 'pass', b: 'pass', c: 'fail', d: 'manual' });
  });

  it('counts every requirement once and divides by those that were judged', () => {
    const outcome = evaluateFramework(
      frameworkOf({ a: ['pass'], b: ['fail'], c: [], d: ['off'], e: ['unknown'] }),
      {
        standingOf: (id) =>
          ({
            pass: standing({ pass: 1 }),
            fail: standing({ fails: { low: 1 } }),
            unknown: standing({ unknown: 1 }),
          })[id] ?? standing(null),
        isAttested: () => false,
      },
    );
    expect(outcome.counts).toEqual({ pass: 1, fail: 1, unknown: 1, manual: 1, 'not-applicable': 0, off: 1 });
    expect(outcome.percent).toBeCloseTo(100 / 3);
  });

  it('has no percentage where nothing was judged', () => {
    const input = { standingOf: () => standing(null), isAttested: () => false };
    expect(evaluateFramework(frameworkOf({ a: ['off'] }), input).percent).toBeNull();
  });
});

describe('compareFrameworks', () => {
  it('tells what came, went, moved and asks for more', () => {
    const before = frameworkOf({ one: ['a'], two: ['b'], three: ['c'], four: ['d', 'e'] });
    const after = frameworkOf({ one: ['a'], renamed: ['b'], four: ['d', 'f'], five: ['g'] });
    expect(
      compareFrameworks(before, after).map((change) => [
        change.kind,
        'after' in change ? change.after.id : change.before.id,
      ]),
    ).toEqual([
      ['same', 'one'],
      ['moved', 'renamed'],
      ['changed', 'four'],
      ['added', 'five'],
      ['removed', 'three'],
    ]);
  });

  it('pairs each requirement of neighbouring CIS versions at most once', () => {
    const cis = frameworks.filter(({ id }) => id.startsWith('cis-aws-'));
    for (const [index, after] of cis.slice(1).entries()) {
      const before = cis[index];
      if (!before) throw new Error('no version before');
      const changes = compareFrameworks(before, after);
      const news = changes.filter(({ kind }) => kind !== 'removed');
      expect(news).toHaveLength(after.requirements.length);
      expect(changes.filter(({ kind }) => kind !== 'added')).toHaveLength(before.requirements.length);
    }
  });
});

describe('chooseCounterpart', () => {
  const named = (id: string, name: string) => ({ ...frameworkOf({}), id, name });
  const all = [named('a1', 'A'), named('b1', 'B'), named('a2', 'A'), named('a3', 'A')];
  const of = (id: string) => {
    const framework = all.find((one) => one.id === id);
    if (!framework) throw new Error(`no ${id}`);
    return chooseCounterpart(framework, all)?.id ?? null;
  };

  it('takes the version before, for the first the one after, and none for a single one', () => {
    expect([of('a3'), of('a2'), of('a1'), of('b1')]).toEqual(['a2', 'a1', 'a2', null]);
  });
});

describe('frameworks that ship', () => {
  it.each(frameworks.map((framework) => [framework.id, framework] as const))(
    '%s is whole',
    (id, framework) => {
      expect(findFramework(id)).toBe(framework);
      expect(parseFramework(framework, checksOfFramework(framework)).problems).toEqual([]);
    },
  );
});

describe('parseFramework', () => {
  const known = new Set(['a', 'b']);

  it('reads what it writes', () => {
    const framework = frameworkOf({ one: ['a'], two: [] });
    expect(parseFramework(JSON.parse(JSON.stringify(framework)), known)).toEqual({ framework, problems: [] });
  });

  it('names every problem with its place', () => {
    const framework = frameworkOf({ one: ['a', 'x'], two: ['y'] });
    expect(parseFramework(framework, known).problems).toEqual([
      'Requirement one: there is no check x.',
      'Requirement two: there is no check y.',
    ]);
    const twice = { ...framework, requirements: [framework.requirements[0], framework.requirements[0]] };
    expect(parseFramework(twice, new Set(['a', 'x'])).problems).toEqual(['Requirement one stands twice.']);
    expect(parseFramework({ ...framework, requirements: [], more: 1 }, known).problems).toHaveLength(2);
    const covering = {
      ...framework,
      id: 'new',
      requirements: [{ ...framework.requirements[0], id: 'edit' }],
    };
    expect(parseFramework(covering, new Set(['a', 'x'])).problems).toHaveLength(2);
    expect(parseFramework('nonsense', known).problems[0]).toContain('The file');
  });
});
