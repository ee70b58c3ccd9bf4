import { describe, expect, it } from 'vitest';
import { everyKey, everyRole, everyTrail, reachesAllOf, reachesEveryResource } from './resource-reach';

describe('reachesEveryResource', () => {
  it.each([
    ['*', true],
    ['**', true],
    ['arn:*', true],
    ['arn:aws:*', true],
    ['arn:aws-cn:*:*:*:*', true],
    ['arn:aws:iam::*:*', false],
    ['arn:aws:s3:::*', false],
    ['arn:aws:*:us-east-1:*:*', false],
    ['', false],
  ])('%s: %s', (pattern, expected) => {
    expect(reachesEveryResource({ patterns: [pattern], negated: false })).toBe(expected);
  });

  it('sees through a complement that leaves practically everything', () => {
    expect(reachesEveryResource({ patterns: ['arn:aws:s3:::secret/*'], negated: true })).toBe(true);
    expect(reachesEveryResource({ patterns: ['*'], negated: true })).toBe(false);
    expect(reachesEveryResource({ patterns: ['arn:aws:iam::*:*'], negated: true })).toBe(false);
  });

  it('takes a missing element for everything', () => {
    expect(reachesEveryResource(null)).toBe(true);
  });
});

describe('reachesAllOf', () => {
  it.each([
    ['*', true],
    ['arn:aws:iam::*:role/*', true],
    ['arn:aws:iam::123456789012:role/*', true],
    ['arn:aws:iam::123456789012:*', true],
    ['arn:aws-us-gov:iam::123456789012:role/*', true],
    ['arn:aws:iam::${aws:PrincipalAccount}:role/*', true],
    ['arn:aws:iam::123456789012:role/app-*', false],
    ['arn:aws:iam::*:role/team/*', false],
    ['arn:aws:iam::*:role/Reader', false],
    ['arn:aws:iam::*:user/*', false],
    ['arn:aws:iam::*:role/${aws:username}', false],
    ['nonsense', false],
  ])('every role, %s: %s', (pattern, expected) => {
    expect(reachesAllOf({ patterns: [pattern], negated: false }, everyRole)).toBe(expected);
  });

  it.each([
    ['arn:aws:kms:*:*:key/*', true],
    ['arn:aws:kms:eu-west-1:123456789012:key/*', true],
    ['arn:aws:kms:eu-west-1:123456789012:*', true],
    ['arn:aws:kms:eu-west-1:123456789012:key/1234', false],
    ['arn:aws:kms:*:*:alias/*', false],
  ])('every key, %s: %s', (pattern, expected) => {
    expect(reachesAllOf({ patterns: [pattern], negated: false }, everyKey)).toBe(expected);
  });

  it('needs one pattern of many', () => {
    const patterns = ['arn:aws:cloudtrail:*:*:trail/a', 'arn:aws:cloudtrail:*:*:trail/*'];
    expect(reachesAllOf({ patterns, negated: false }, everyTrail)).toBe(true);
  });

  it('takes a complement for all unless it leaves the whole kind out', () => {
    expect(reachesAllOf({ patterns: ['arn:aws:iam::*:role/Admin'], negated: true }, everyRole)).toBe(true);
    expect(reachesAllOf({ patterns: ['arn:aws:iam::*:role/*'], negated: true }, everyRole)).toBe(false);
  });
});
