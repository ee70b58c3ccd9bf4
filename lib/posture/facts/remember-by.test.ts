import { expect, it, vi } from 'vitest';
import { rememberBySetting } from './remember-by';

it('computes once for a setting and a text, null answers too', () => {
  const compute = vi.fn(
    (patterns: readonly string[], text: string) => patterns.find((one) => one === text) ?? null,
  );
  const remembered = rememberBySetting(compute);
  const patterns = ['a'];
  expect([remembered(patterns, 'a'), remembered(patterns, 'a')]).toEqual(['a', 'a']);
  expect([remembered(patterns, 'b'), remembered(patterns, 'b')]).toEqual([null, null]);
  expect(compute).toHaveBeenCalledTimes(2);
  expect(remembered(['b'], 'b')).toBe('b');
});
