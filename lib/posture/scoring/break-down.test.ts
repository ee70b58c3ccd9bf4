import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severities, type Severity } from '../types';
import { breakDown } from './break-down';
import { meanScore, scoreAccount } from './score-account';
import type { CountedCheck, Weights } from './types';

const weights: Weights = { critical: 10, high: 6, medium: 3, low: 1, info: 0 };

const counted = fc.record({
  checkId: fc.constantFrom('a', 'b', 'c', 'd'),
  severity: fc.constantFrom<Severity>(...severities),
  pass: fc.nat(20),
  attested: fc.nat(3),
  fails: fc.dictionary(fc.constantFrom<Severity>(...severities), fc.nat(9)),
  excepted: fc.constant({}),
  unknown: fc.nat(5),
}) as fc.Arbitrary<CountedCheck>;
const account = fc.uniqueArray(counted, { selector: ({ checkId }) => checkId });
const estate = fc.array(account, { maxLength: 6 });

describe('breakDown', () => {
  it('adds up to 100 with the score, over any estate', () => {
    fc.assert(
      fc.property(estate, (accounts) => {
        const scores = accounts.map((checks) => scoreAccount(checks, weights));
        const breakdown = breakDown(scores);
        const mean = meanScore(scores.map(({ score }) => score));
        if (!breakdown) {
          expect(mean).toBeNull();
          return;
        }
        expect(breakdown.score).toBeCloseTo(mean ?? Number.NaN, 6);
        expect(breakdown.score + breakdown.lostToFails + breakdown.lostToUnknown).toBeCloseTo(100, 6);
      }),
    );
  });

  it('promises what mending a check brings', () => {
    const fails = { checkId: 'a', severity: 'high', pass: 1, attested: 0, excepted: {}, unknown: 0 } as const;
    const other = { ...fails, checkId: 'b', fails: { high: 1 } };
    const before = [
      scoreAccount([{ ...fails, fails: { high: 3 } }, other], weights),
      scoreAccount([{ ...fails, fails: {} }, other], weights),
    ];
    const after = [
      scoreAccount([{ ...fails, pass: 4, fails: {} }, other], weights),
      scoreAccount([{ ...fails, fails: {} }, other], weights),
    ];
    const gain = breakDown(before)?.checks.find(({ checkId }) => checkId === 'a');
    expect(gain).toMatchObject({ failing: 3, accounts: 1 });
    expect((breakDown(before)?.score ?? 0) + (gain?.lostToFails ?? 0)).toBeCloseTo(
      breakDown(after)?.score ?? 0,
      6,
    );
  });

  it('puts the dearest first', () => {
    const check = { severity: 'high', pass: 1, attested: 0, excepted: {}, unknown: 0 } as const;
    const scores = [
      scoreAccount(
        [
          { ...check, checkId: 'cheap', fails: { low: 1 } },
          { ...check, checkId: 'dear', fails: { high: 1 } },
        ],
        weights,
      ),
    ];
    expect(breakDown(scores)?.checks.map(({ checkId }) => checkId)).toEqual(['dear', 'cheap']);
  });
});
