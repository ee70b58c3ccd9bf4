import { describe, expect, it } from 'vitest';
import { countMoved, diffLines } from './diff-lines';

const text = (...lines: (string | number)[]) => lines.join('\n');
const numbers = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);

describe('diffLines', () => {
  it('folds what is far from a change and numbers lines as they stand', () => {
    const changed = numbers.map((line) => (line === 'line 6' ? 'other 6' : line));
    const lines = diffLines(text(...numbers), text(...changed));
    expect(lines).toEqual([
      { kind: 'fold', count: 2 },
      ...[3, 4, 5].map((number) => ({ kind: 'same', text: `line ${number}`, number })),
      { kind: 'removed', text: 'line 6', number: 6 },
      { kind: 'added', text: 'other 6', number: 6 },
      ...[7, 8, 9].map((number) => ({ kind: 'same', text: `line ${number}`, number })),
      { kind: 'fold', count: 3 },
    ]);
    expect(countMoved(lines)).toEqual({ added: 1, removed: 1 });
  });

  it('numbers added lines by the new text', () => {
    expect(diffLines('a\nc', 'a\nb\nc')).toEqual([
      { kind: 'same', text: 'a', number: 1 },
      { kind: 'added', text: 'b', number: 2 },
      { kind: 'same', text: 'c', number: 2 },
    ]);
  });

  it('takes the end of a text for no change', () => {
    expect(countMoved(diffLines('a\nb', 'a\nb'))).toEqual({ added: 0, removed: 0 });
    expect(countMoved(diffLines('{\n}', '{\n  1\n}'))).toEqual({ added: 1, removed: 0 });
  });
});
