import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareEqual } from './share-equal';

const clone = <T>(value: T): T => structuredClone(value);
const ana = { arn: 'arn:ana', groups: ['ops'], tags: [{ key: 'a', value: '1' }] };
const bob = { arn: 'arn:bob', groups: [] as string[], tags: [] };

describe('shareEqual', () => {
  it('gives the known list when nothing differs', () => {
    const known = [ana, bob];
    expect(shareEqual(known, clone(known))).toBe(known);
    const settings = { regions: ['a'] };
    expect(shareEqual(settings, clone(settings))).toBe(settings);
  });

  it('keeps the known items of a list that moved, wherever they stand', () => {
    const moved = { ...clone(bob), groups: ['ops'] };
    const shared = shareEqual([ana, bob], [moved, clone(ana)]) as unknown[];
    expect(shared).toEqual([moved, ana]);
    expect(shared[0]).toBe(moved);
    expect(shared[1]).toBe(ana);
  });

  it('does not take a member that is not there for one without value', () => {
    const known = [{ arn: 'x', a: undefined, b: 1 }];
    expect(shareEqual(known, [{ arn: 'x', b: 1 }])).not.toBe(known);
    expect(shareEqual([{ arn: 'x', a: [] }], [{ arn: 'x', a: {} }])).toEqual([{ arn: 'x', a: {} }]);
  });

  it('never changes what is said', () => {
    const item = fc.record({ arn: fc.constantFrom('a', 'b', 'c'), at: fc.jsonValue() });
    const list = fc.oneof(fc.array(item), fc.jsonValue());
    fc.assert(
      fc.property(list, list, (known, value) => {
        expect(shareEqual(known, clone(value))).toEqual(value);
      }),
    );
  });
});
