import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy-document';
import { isLimited } from './limits';

function conditionsOf(block: object) {
  const text = JSON.stringify({
    Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: block },
  });
  const parsed = parsePolicy(text);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.statements[0]?.conditions ?? [];
}

describe('isLimited', () => {
  it.each([
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, true],
    [{ stringlike: { 'AWS:PrincipalArn': 'arn:aws:iam::123456789012:role/*' } }, true],
    [{ StringLike: { 'aws:PrincipalArn': '*' } }, false],
    [{ StringLike: { 'aws:PrincipalArn': ['o-1', '*'] } }, false],
    [{ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, false],
    [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/a' } }, false],
    [{ StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }, false],
    [{ StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' }, Null: { 'aws:SourceVpc': 'false' } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] }, Null: { 'AWS:tagkeys': false } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }, true],
    [{ Null: { 'aws:TagKeys': 'true' } }, false],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, true],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, false],
    [{ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }, true],
    [{ SomethingNew: { k: 'v' } }, false],
    [{}, false],
  ])('%j: %s', (block, expected) => {
    expect(isLimited(conditionsOf(block))).toBe(expected);
  });

  it('looks at the keys that are asked for alone, in any case', () => {
    const conditions = conditionsOf({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } });
    expect(isLimited(conditions, (key) => key === 'iam:passedtoservice')).toBe(true);
    expect(isLimited(conditions, (key) => key === 'aws:resourceaccount')).toBe(false);
  });
});
