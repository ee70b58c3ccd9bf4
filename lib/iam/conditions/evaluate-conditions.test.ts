import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy-document';
import { createContext, type Certainty } from '../request';
import { evaluateConditions } from './evaluate-conditions';

type Values = Record<string, string | string[]>;

function evaluate(condition: unknown, values: Values, complete = false): Certainty {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition };
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return evaluateConditions(parsed.statements[0]?.conditions ?? [], createContext(values, complete));
}

describe('evaluateConditions', () => {
  it('holds without conditions', () => {
    expect(evaluateConditions([], createContext({}))).toBe('yes');
  });

  it.each([
    ['StringEquals', 'a', 'a', 'yes'],
    ['StringEquals', 'a', 'A', 'no'],
    ['StringEquals', '*', 'a', 'no'],
    ['StringEqualsIgnoreCase', 'a', 'A', 'yes'],
    ['StringNotEqualsIgnoreCase', 'a', 'A', 'no'],
    ['StringLike', 'a*', 'abc', 'yes'],
    ['StringNotLike', 'a*', 'abc', 'no'],
    ['stringnotequals', 'a', 'b', 'yes'],
    ['ArnLike', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::1:role/a/b', 'yes'],
    ['ArnLike', 'arn:aws:*:1:role/a', 'arn:aws:iam::1:role/a', 'no'],
    ['ArnEquals', 'arn:aws:iam::1:role/*', 'arn:aws:iam::1:role/a', 'yes'],
    ['ArnNotEquals', 'arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/a', 'no'],
    ['ArnLike', '*', 'arn:aws:iam::1:role/a', 'yes'],
    ['NumericEquals', '10', '10.0', 'yes'],
    ['NumericNotEquals', '10', '11', 'yes'],
    ['NumericLessThan', '10', '9', 'yes'],
    ['NumericLessThanEquals', '10', '10', 'yes'],
    ['NumericGreaterThan', '10', '10', 'no'],
    ['NumericGreaterThanEquals', '10', '10', 'yes'],
    ['NumericEquals', '', '0', 'no'],
    ['DateLessThan', '2026-01-01T00:00:00Z', '1767225599', 'yes'],
    ['DateLessThanEquals', '2026-01-01T00:00:00Z', '1767225600', 'yes'],
    ['DateGreaterThan', '2026-01-01', '2026-01-01T00:00:01Z', 'yes'],
    ['DateGreaterThanEquals', '2026-01-01', '2025-12-31', 'no'],
    ['DateEquals', '2026-01-01', '1767225600', 'yes'],
    ['DateNotEquals', '2026-01-01', '1767225600', 'no'],
    ['Bool', 'true', 'TRUE', 'yes'],
    ['BinaryEquals', 'QQ==', 'QQ==', 'yes'],
    ['IpAddress', '10.0.0.0/8', '10.1.2.3', 'yes'],
    ['NotIpAddress', '10.0.0.0/8', '10.1.2.3', 'no'],
    ['SomethingNew', 'a', 'a', 'maybe'],
  ])('%s %s against %s: %s', (operator, expected, actual, verdict) => {
    expect(evaluate({ [operator]: { k: expected } }, { k: actual })).toBe(verdict);
  });

  it.each([
    ['StringEquals', 'no'],
    ['StringNotEquals', 'yes'],
    ['ArnNotLike', 'yes'],
    ['NotIpAddress', 'yes'],
    ['StringEqualsIfExists', 'yes'],
    ['ForAllValues:StringEquals', 'yes'],
    ['ForAnyValue:StringEquals', 'no'],
  ])('%s on a key that is not there: %s; on one not known: maybe', (operator, verdict) => {
    expect(evaluate({ [operator]: { k: 'a' } }, {}, true)).toBe(verdict);
    expect(evaluate({ [operator]: { k: 'a' } }, {})).toBe('maybe');
  });

  it.each([
    ['true', {}, true, 'yes'],
    ['false', {}, true, 'no'],
    ['true', { k: 'a' }, false, 'no'],
    ['false', { k: 'a' }, false, 'yes'],
    ['true', {}, false, 'maybe'],
    ['true', { k: [] }, false, 'yes'],
    ['false', { k: [] }, false, 'no'],
  ] as [string, Values, boolean, Certainty][])(
    'Null %s of %j, complete %s: %s',
    (value, values, complete, verdict) => {
      expect(evaluate({ Null: { k: value } }, values, complete)).toBe(verdict);
    },
  );

  it.each([
    ['ForAllValues:StringEquals', ['a', 'b'], 'yes'],
    ['ForAllValues:StringEquals', ['a', 'c'], 'no'],
    ['ForAnyValue:StringEquals', ['c', 'b'], 'yes'],
    ['ForAnyValue:StringEquals', ['c'], 'no'],
    ['ForAnyValue:StringNotEquals', ['a', 'c'], 'yes'],
    ['ForAllValues:StringNotEquals', ['a', 'c'], 'no'],
    ['StringNotEquals', ['c'], 'yes'],
  ])('%s a, b against %j: %s', (operator, actual, verdict) => {
    expect(evaluate({ [operator]: { k: ['a', 'b'] } }, { k: actual })).toBe(verdict);
  });

  it('needs all keys and operators, and lets a no win over a maybe', () => {
    const condition = { StringEquals: { k: 'a', other: 'x' }, Bool: { b: 'true' } };
    expect(evaluate(condition, { k: 'a', other: 'x', b: 'true' })).toBe('yes');
    expect(evaluate(condition, { k: 'a', b: 'true' })).toBe('maybe');
    expect(evaluate(condition, { k: 'z', b: 'true' })).toBe('no');
  });

  it('expands variables in its values', () => {
    const condition = { StringEquals: { k: 'u-${aws:username}' } };
    expect(evaluate(condition, { k: 'u-alice', 'aws:username': 'alice' })).toBe('yes');
    expect(evaluate(condition, { k: 'u-bob', 'aws:username': 'alice' })).toBe('no');
    expect(evaluate(condition, { k: 'u-bob' })).toBe('maybe');
    expect(evaluate(condition, { k: 'x-bob' })).toBe('no');
    expect(evaluate(condition, { k: 'u-bob' }, true)).toBe('no');
  });
});
