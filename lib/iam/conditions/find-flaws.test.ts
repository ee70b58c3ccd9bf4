import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy-document';
import { type Bearer, findFlaws } from './find-flaws';

function flawsOf(block: object, bearer: Bearer = 'anyone', effect = 'Allow'): string[] {
  const text = JSON.stringify({
    Statement: { Effect: effect, Action: '*', Resource: '*', Condition: block },
  });
  const parsed = parsePolicy(text);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.statements.flatMap((statement) => findFlaws(statement, bearer));
}

describe('findFlaws', () => {
  it.each([
    [{ StringLike: { 'aws:PrincipalArn': '*' } }, 'StringLike aws:PrincipalArn *: matches everything'],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, 'IpAddress aws:SourceIp 0.0.0.0/0: matches everything'],
    [
      { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '::/0'] } },
      'IpAddress aws:SourceIp 203.0.113.0/24, ::/0: matches everything',
    ],
    [
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } },
      'ForAllValues:StringEquals aws:TagKeys a: holds when the key is absent',
    ],
    [
      { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } },
      'StringEqualsIfExists aws:SourceVpc vpc-1: holds when the key is absent, and nothing else limits',
    ],
  ])('finds %j', (block, flaw) => {
    expect(flawsOf(block)).toEqual([flaw]);
  });

  it.each([
    [{ StringLike: { 'aws:RequestTag/team': '*' } }],
    [{ StringNotLike: { 'aws:PrincipalArn': '*' } }],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } }],
    [{ StringEqualsIfExists: { 'aws:SourceVpc': 'a' }, StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    [{ StringEqualsIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/a' } }],
    [{ StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    [{}],
  ])('finds nothing in %j', (block) => {
    expect(flawsOf(block)).toEqual([]);
  });

  it('finds MFA asked of those who never carry it', () => {
    const block = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(flawsOf(block, 'no-mfa')).toEqual([
      'Bool aws:MultiFactorAuthPresent true: is asked of a principal that never carries MFA',
    ]);
    expect(flawsOf({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, 'no-mfa')).toEqual([]);
  });

  it('leaves denies alone', () => {
    expect(flawsOf({ StringLike: { 'aws:PrincipalArn': '*' } }, 'anyone', 'Deny')).toEqual([]);
  });
});
