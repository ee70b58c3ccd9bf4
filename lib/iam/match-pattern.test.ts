import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLowerCase, literalQuestionMark, literalStar, matchesPattern } from './match-pattern';

/** The definition, written down as plainly as possible. */
function matchesNaively(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [first, rest] = [pattern.charAt(0), pattern.slice(1)];
  if (first === '*') {
    return matchesNaively(rest, text) || (text !== '' && matchesNaively(pattern, text.slice(1)));
  }
  return text !== '' && (first === '?' || first === text.charAt(0)) && matchesNaively(rest, text.slice(1));
}

const letters = (alphabet: string, maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((list) => list.join(''));

describe('matchesPattern', () => {
  it('agrees with the plain definition', () => {
    fc.assert(
      fc.property(letters('ab:*?', 8), letters('ab:', 10), (pattern, text) => {
        expect(matchesPattern(pattern, text)).toBe(matchesNaively(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it('matches a text made from its pattern', () => {
    fc.assert(
      fc.property(letters('ab/*?', 12), letters('ab/', 4), (pattern, filler) => {
        const text = pattern.replaceAll('*', () => filler).replaceAll('?', 'x');
        expect(matchesPattern(pattern, text)).toBe(true);
      }),
    );
  });

  it.each([
    ['*', '', true],
    ['***', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['?', '', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['arn:aws:s3:::b*/k', 'arn:aws:s3:::b/x:y/k', true],
    ['A', 'a', false],
    ['a.c', 'abc', false],
    [`a${literalStar}`, 'a*', true],
    [`a${literalStar}`, 'ab', false],
    [`${literalQuestionMark}*`, '?x', true],
    [`${literalQuestionMark}*`, 'xx', false],
  ])('%s against %s: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  it('does not blow up on many stars', () => {
    const started = performance.now();
    expect(matchesPattern(`${'a*'.repeat(60)}b`, 'a'.repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('compileLowerCase', () => {
  it('ignores the case of the pattern', () => {
    expect(compileLowerCase('S3:Get*')('s3:getobject')).toBe(true);
  });
});
