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

/** The score of a place when one check of one of its accounts is as `change` makes it. */
function estateScore(
  accounts: readonly CountedCheck[][],
  at: { account: number; check: number } | null,
  change: (check: CountedCheck) => Partial<CountedCheck> = () => ({}),
): number | null {
  const changed = accounts.map((checks, account) =>
    checks.map((check, index) =>
      account === at?.account && index === at.check ? { ...check, ...change(check) } : check,
    ),
  );
  return breakDown(changed.map((checks) => scoreAccount(checks, weights)))?.score ?? null;
}

const failsOf = ({ fails }: CountedCheck) => Object.entries(fails) as [Severity, number][];
const everyCheck = (accounts: readonly CountedCheck[][]) =>
  accounts.flatMap((checks, account) =>
    checks.map((check, index) => ({ at: { account, check: index }, check })),
  );

describe('any estate', () => {
  it('gains what the page promises for any of its checks together, and reaches 100 when all is mended and read', () => {
    fc.assert(
      fc.property(estate, fc.subarray(['a', 'b', 'c', 'd']), (accounts, mended) => {
        const breakdown = breakDown(accounts.map((checks) => scoreAccount(checks, weights)));
        if (!breakdown) return;
        const mend = (check: CountedCheck, ids: readonly string[]): CountedCheck => {
          if (!ids.includes(check.checkId)) return check;
          const failing = failsOf(check).reduce((sum, [, count]) => sum + count, 0);
          return { ...check, fails: {}, pass: check.pass + failing };
        };
        const after = estateScore(
          accounts.map((checks) => checks.map((check) => mend(check, mended))),
          null,
        );
        const promised = breakdown.checks
          .filter(({ checkId }) => mended.includes(checkId))
          .reduce((sum, { lostToFails }) => sum + lostToFails, 0);
        expect(after).toBeCloseTo(breakdown.score + promised, 6);
        const whole = accounts.map((checks) =>
          checks
            .map((check) => mend(check, [check.checkId]))
            .map((check) => ({ ...check, unknown: 0, pass: check.pass + check.unknown })),
        );
        expect(estateScore(whole, null)).toBeCloseTo(100, 6);
      }),
    );
  });

  it('never scores less when any one failing resource is mended', () => {
    fc.assert(
      fc.property(estate, (accounts) => {
        const before = estateScore(accounts, null);
        for (const { at, check } of everyCheck(accounts)) {
          for (const [severity, count] of failsOf(check).filter(([, each]) => each > 0)) {
            const after = estateScore(accounts, at, ({ fails, pass }) => ({
              fails: { ...fails, [severity]: count - 1 },
              pass: pass + 1,
            }));
            // Where nothing has a weight there is no score, before and after.
            if (before === null) expect(after).toBeNull();
            else expect(after).toBeGreaterThanOrEqual(before - 1e-9);
          }
        }
      }),
    );
  });

  it('never scores more when data of any one resource is lost', () => {
    fc.assert(
      fc.property(estate, (accounts) => {
        const before = estateScore(accounts, null);
        if (before === null) return;
        for (const { at, check } of everyCheck(accounts)) {
          const lostPass = check.pass > 0 ? { pass: check.pass - 1, unknown: check.unknown + 1 } : null;
          const lostFails = failsOf(check)
            .filter(([, count]) => count > 0)
            .map(([severity, count]) => ({
              fails: { ...check.fails, [severity]: count - 1 },
              unknown: check.unknown + 1,
            }));
          for (const lost of [lostPass, ...lostFails].filter((each) => each !== null)) {
            expect(estateScore(accounts, at, () => lost)).toBeLessThanOrEqual(before + 1e-9);
          }
        }
      }),
    );
  });

  it('does not move with the number of resources, of any account or of all', () => {
    fc.assert(
      fc.property(
        estate,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 6 }),
        (accounts, sizes) => {
          const larger = accounts.map((checks, index) =>
            checks.map((check) => {
              const times = sizes[index] ?? 1;
              return {
                ...check,
                pass: check.pass * times,
                attested: check.attested * times,
                unknown: check.unknown * times,
                fails: Object.fromEntries(
                  failsOf(check).map(([severity, count]) => [severity, count * times]),
                ),
              };
            }),
          );
          const [small, large] = [estateScore(accounts, null), estateScore(larger, null)];
          if (small === null) expect(large).toBeNull();
          else expect(large).toBeCloseTo(small, 6);
        },
      ),
    );
  });
});
