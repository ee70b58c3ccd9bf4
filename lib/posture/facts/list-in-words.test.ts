import { expect, it } from 'vitest';
import { evidenceInWords, evidenceList, listInWords } from './list-in-words';

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
])('%j reads %s', (items, words) => {
  expect(listInWords(items)).toBe(words);
});

it('reads lists of the evidence', () => {
  const field = (value: string | number | string[]) => [{ field: 'names', value, source: 'x', asOf: '' }];
  expect(evidenceInWords(field(['a', 'b']), 'names')).toBe('a and b');
  expect(evidenceList(field('a'), 'names')).toEqual(['a']);
  expect(evidenceList(field(3), 'names')).toEqual([]);
  expect(evidenceList([], 'names')).toEqual([]);
});
