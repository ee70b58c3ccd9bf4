import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severities, type Severity } from '../types';
import { gainOfMending, meanScore, scoreAccount, scoreCheck } from './score-account';
import type { CountedCheck, Weights } from './types';

const weights: Weights = { critical: 10, high: 6, medium: 3, low: 1, info: 0 };

function counted(parts: Partial<CountedCheck> = {}): CountedCheck {
  return {
    checkId: 'check',
    severity: 'high',
    pass: 0,
    attested: 0,
    fails: {},
    excepted: {},
    unknown: 0,
    ...parts,
  };
}

describe('scoreCheck', () => {
  it('earns by the share of resources that pass', () => {
    const score = scoreCheck(counted({ pass: 3, fails: { high: 1 } }), weights);
    expect(score).toMatchObject({ weight: 6, earned: 4.5, lostToFails: 1.5, resources: 4, failing: 1 });
  });

  it('lets a fail of lesser severity cost less', () => {
    expect(scoreCheck(counted({ fails: { medium: 1 } }), weights)).toMatchObject({
      earned: 3,
      lostToFails: 3,
    });
  });

  it('gives nothing for what could not be read', () => {
    const score = scoreCheck(counted({ pass: 1, unknown: 1 }), weights);
    expect(score).toMatchObject({ earned: 3, lostToFails: 0, lostToUnknown: 3 });
  });

  it('counts an attested result as a pass', () => {
    expect(scoreCheck(counted({ attested: 2 }), weights)).toMatchObject({ earned: 6 });
  });

  it('does not count where nothing was judged', () => {
    expect(scoreCheck(counted({ excepted: { high: 3 } }), weights)).toBeNull();
  });
});

describe('scoreAccount', () => {
  it('is null without a check that counts', () => {
    expect(scoreAccount([], weights)).toMatchObject({ score: null, known: null, countingExceptions: null });
    const advisory = counted({ severity: 'info', pass: 1 });
    expect(scoreAccount([advisory], weights)).toMatchObject({ score: null, known: null });
  });

  it('leaves excepted fails out, and counts them in the figure beside', () => {
    const score = scoreAccount([counted({ pass: 1, excepted: { high: 1 } })], weights);
    expect(score).toMatchObject({ score: 100, countingExceptions: 50 });
  });

  it('tells which share is known', () => {
    const checks = [counted({ unknown: 1 }), counted({ severity: 'medium', pass: 1, unknown: 1 })];
    expect(scoreAccount(checks, weights).known).toBeCloseTo(1.5 / 9);
  });
});

const count = fc.nat(30);
const bySeverity = fc.dictionary(fc.constantFrom(...severities), fc.nat(9)) as fc.Arbitrary<
  Partial<Record<Severity, number>>
>;
const anyCheck = fc.record({
  checkId: fc.uuid(),
  severity: fc.constantFrom(...severities),
  pass: count,
  attested: count,
  fails: bySeverity,
  excepted: bySeverity,
  unknown: count,
});
const anyWeights = fc.oneof(
  fc.constant(weights),
  fc.record({ critical: count, high: count, medium: count, low: count, info: count }),
);
const anyAccount = fc.array(anyCheck, { minLength: 1, maxLength: 12 });

/** The account's score when one check is as `change` makes it. */
function scoreWith(
  checks: CountedCheck[],
  at: number,
  change: (check: CountedCheck) => Partial<CountedCheck> | null,
) {
  const place = at % checks.length;
  const changed = checks.map((check, index) => (index === place ? { ...check, ...change(check) } : check));
  return scoreAccount(changed, weights).score;
}

describe('any account', () => {
  it('has a page whose arithmetic adds up to the score', () => {
    fc.assert(
      fc.property(anyAccount, anyWeights, (checks, given) => {
        const account = scoreAccount(checks, given);
        for (const { weight, earned, lostToFails, lostToUnknown } of account.checks) {
          expect(earned + lostToFails + lostToUnknown).toBeCloseTo(weight, 6);
          expect(Math.min(earned, lostToFails, lostToUnknown)).toBeGreaterThanOrEqual(0);
        }
        if (account.score === null) return;
        const lost = account.checks.reduce(
          (total, check) => total + check.lostToFails + check.lostToUnknown,
          0,
        );
        expect(account.score).toBeCloseTo(100 - (100 * lost) / account.weight, 6);
        const gains = account.checks.reduce((total, check) => total + gainOfMending(account, check), 0);
        const mended = checks.map((check) => {
          const failing = Object.values(check.fails).reduce((total, each) => total + each, 0);
          return { ...check, fails: {}, pass: check.pass + failing };
        });
        expect(scoreAccount(mended, given).score).toBeCloseTo(account.score + gains, 6);
      }),
    );
  });

  it('never scores less for a mended resource, nor when one that earned nothing is gone', () => {
    fc.assert(
      fc.property(anyAccount, fc.nat(), fc.constantFrom(...severities), (checks, at, severity) => {
        const before = scoreWith(checks, at, () => null);
        const fails = checks[at % checks.length]?.fails[severity] ?? 0;
        if (fails === 0 || before === null) return;
        const fewer = (check: CountedCheck) => ({ ...check.fails, [severity]: fails - 1 });
        const passing = scoreWith(checks, at, (check) => ({ fails: fewer(check), pass: check.pass + 1 }));
        expect(passing ?? 100).toBeGreaterThanOrEqual(before - 1e-9);
        if (severity !== checks[at % checks.length]?.severity) return;
        const gone = scoreWith(checks, at, (check) => ({ fails: fewer(check) }));
        expect(gone ?? 100).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  it('never scores more for data that is lost', () => {
    fc.assert(
      fc.property(anyAccount, fc.nat(), (checks, at) => {
        const before = scoreWith(checks, at, () => null);
        const { pass = 0, unknown = 0 } = checks[at % checks.length] ?? {};
        if (before === null || pass === 0) return;
        const after = scoreWith(checks, at, () => ({ pass: pass - 1, unknown: unknown + 1 }));
        expect(after ?? 0).toBeLessThanOrEqual(before + 1e-9);
        const blind = scoreWith(checks, at, () => ({ pass: 0, attested: 0, fails: {}, unknown: 1 }));
        expect(blind ?? 0).toBeLessThanOrEqual(before + 1e-9);
      }),
    );
  });

  it('does not depend on how many resources a check has', () => {
    fc.assert(
      fc.property(anyAccount, fc.integer({ min: 2, max: 50 }), (checks, times) => {
        const scale = (counts: CountedCheck['fails']) =>
          Object.fromEntries(Object.entries(counts).map(([severity, each]) => [severity, each * times]));
        const larger = checks.map((check) => ({
          ...check,
          pass: check.pass * times,
          attested: check.attested * times,
          unknown: check.unknown * times,
          fails: scale(check.fails),
          excepted: scale(check.excepted),
        }));
        const [small, large] = [scoreAccount(checks, weights), scoreAccount(larger, weights)];
        if (small.score === null) expect(large.score).toBeNull();
        else expect(large.score).toBeCloseTo(small.score, 6);
      }),
    );
  });
});

describe('meanScore', () => {
  it('leaves accounts without a score out', () => {
    expect(meanScore([80, null, 60])).toBe(70);
    expect(meanScore([null])).toBeNull();
  });
});
