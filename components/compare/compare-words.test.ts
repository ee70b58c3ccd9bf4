import { describe, expect, it } from 'vitest';
import { sideWords, signOf } from './compare-words';

describe('signOf', () => {
  it.each([
    [null, 'a', 'added'],
    [false, true, 'added'],
    ['none', 'full', 'added'],
    ['a', null, 'removed'],
    [true, false, 'removed'],
    [['a'], [], 'removed'],
    ['a', 'b', 'changed'],
    [1, 2, 'changed'],
  ] as const)('%j to %j: %s', (before, after, sign) => {
    expect(signOf({ before: before as string, after: after as string })).toBe(sign);
  });
});

describe('sideWords', () => {
  it.each([
    ['administrator', 'full', 'administrator'],
    ['created', false, 'absent'],
    ['created', true, 'exists'],
    ['isLogging', false, 'stopped'],
    ['attachedPolicies', 'arn:aws:iam::aws:policy/job/ReadOnlyAccess', 'ReadOnlyAccess'],
    ['externalTrust', 'arn:aws:iam::999988887777:root', '9999 8888 7777'],
    ['groups', ['a', 'b'], 'a, b'],
    ['inlinePolicies.own', 'a hash', 'another text'],
    ['minimumLength', 14, '14'],
    ['status', 'Inactive', 'Inactive'],
  ] as const)('%s %j: %s', (field, value, words) => {
    expect(sideWords({ field }, value as string)).toBe(words);
  });
});
