import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from './match-pattern';
import { doPatternsOverlap } from './patterns-overlap';

describe('doPatternsOverlap', () => {
  it.each([
    ['iam:Create*', 'iam:CreateUser', true],
    ['IAM:create*', 'iam:*user', true],
    ['iam:*', 'iam:Put*', true],
    ['*', 'kms:Decrypt', true],
    ['iam:Get*', 'iam:Put*', false],
    ['iam:Get?ser', 'iam:GetUser', true],
    ['iam:Get?', 'iam:Get', false],
    ['a*c', 'ab', false],
    ['a*c', '*b*', true],
    ['', '', true],
    ['', '*', true],
    ['', 'a', false],
    ['s3:DeleteBucket*', 's3:DeleteObject', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(doPatternsOverlap(a, b)).toBe(expected);
    expect(doPatternsOverlap(b, a)).toBe(expected);
  });

  it('agrees with the matcher on every text of up to three letters', () => {
    const texts = ['', 'a', 'b'].flatMap((x) =>
      ['', 'a', 'b'].flatMap((y) => ['', 'a', 'b'].map((z) => x + y + z)),
    );
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const shared = texts.some((text) => matchesPattern(a, text) && matchesPattern(b, text));
        return !shared || doPatternsOverlap(a, b);
      }),
    );
  });

  it('finds a shared text of a pattern and a text exactly when the text matches', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
    fc.assert(fc.property(pattern, text, (a, b) => doPatternsOverlap(a, b) === matchesPattern(a, b)));
  });
});
