import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCutSet, type Way } from './cut-set';

const way = (identity: string, next: string | null, ...needs: string[]): Way => ({
  identity,
  next: next === null ? null : [next],
  needs,
});
const free = () => 0;

describe('findCutSet', () => {
  it('takes the grant that closes the most first', () => {
    const ways = [
      way('ana', null, 'pass', 'lambda'),
      way('ana', null, 'pass', 'ec2'),
      way('bo', null, 'pass', 'ecs'),
      way('cy', null, 'put'),
    ];
    expect(findCutSet(ways, free)).toEqual([
      { grant: 'pass', closes: 3, closedSoFar: 3, frees: ['ana', 'bo'] },
      { grant: 'put', closes: 1, closedSoFar: 4, frees: ['cy'] },
    ]);
  });

  it('closes what leads over an identity that is cut off', () => {
    const ways = [way('ana', 'deploy', 'assume'), way('bo', 'deploy', 'other'), way('deploy', null, 'edit')];
    expect(findCutSet(ways, free)).toEqual([
      { grant: 'edit', closes: 3, closedSoFar: 3, frees: ['ana', 'bo', 'deploy'] },
    ]);
  });

  it('prefers grants that cost nothing', () => {
    const ways = [way('ana', null, 'a-used', 'b-unused')];
    expect(findCutSet(ways, (grant) => (grant === 'b-unused' ? 0 : 1))[0]?.grant).toBe('b-unused');
  });

  it('leaves out ways that lead nowhere, and circles', () => {
    expect(findCutSet([way('ana', 'bo', 'x'), way('bo', 'ana', 'y')], free)).toEqual([]);
    expect(findCutSet([], free)).toEqual([]);
  });

  it('closes every way, each with a cut of its own or of whom it leads over', () => {
    const names = ['a', 'b', 'c', 'd'];
    const ways = fc.array(
      fc.record({
        identity: fc.constantFrom(...names),
        next: fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })),
        needs: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(ways, (all) => {
        const cuts = findCutSet(all, free);
        const gone = new Set(cuts.map(({ grant }) => grant));
        expect(
          findCutSet(
            all.filter(({ needs }) => !needs.some((one) => gone.has(one))),
            free,
          ),
        ).toEqual([]);
        const closed = cuts.reduce((sum, { closes }) => sum + closes, 0);
        expect(cuts.at(-1)?.closedSoFar ?? 0).toBe(closed);
        for (const { closes } of cuts) expect(closes).toBeGreaterThan(0);
      }),
    );
  });
});
