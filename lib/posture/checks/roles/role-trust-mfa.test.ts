import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { roleTrustMfa } from './role-trust-mfa';

const admin = { inlinePolicies: [{ name: 'all', document: hash(everything) }] };
const judgeText = (text: string, parts: object = admin, others: object = {}) =>
  roleTrustMfa.evaluate(
    buildInput({ ...withRoles([trusting('admin', text, parts)], everything), ...others }),
  )[0];
const judge = (principal: unknown, condition?: object) => judgeText(trustText(principal, condition));

const account = { AWS: 'arn:aws:iam::123456789012:root' };
const user = { AWS: 'arn:aws:iam::123456789012:user/team/ana' };

describe('role-trust-mfa', () => {
  it('fails for the account or a user without MFA', () => {
    expect(judge(account)).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'admin makes an administrator of account 123456789012 without MFA',
    });
    expect(judge(user)).toMatchObject({ result: 'fail' });
  });

  it.each([
    ['presence', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['a recent age', { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }],
  ])('passes with a condition on %s', (_what, condition) => {
    expect(judge(account, condition)).toMatchObject({ result: 'pass', title: 'admin asks people for MFA' });
  });

  it.each([
    ['IfExists, which an access key passes', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['false', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }],
    ['a long age', { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }],
    ['a negated null', { Null: { 'aws:MultiFactorAuthPresent': 'false' } }],
  ])('does not take %s for it', (_what, condition) => {
    expect(judge(account, condition)).toMatchObject({ result: 'fail' });
  });

  it('passes when a deny turns away who comes without', () => {
    const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: account };
    const deny = (Condition: object) =>
      judgeText(policyText(allow, { Effect: 'Deny', Action: 'sts:AssumeRole', Principal: '*', Condition }));
    expect(deny({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })).toMatchObject({
      result: 'pass',
    });
    expect(deny({ Null: { 'aws:MultiFactorAuthPresent': 'true' } })).toMatchObject({ result: 'pass' });
    expect(deny({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })).toMatchObject({ result: 'fail' });
    expect(deny({ Bool: { 'aws:SecureTransport': 'false' } })).toMatchObject({ result: 'fail' });
  });

  it('passes roles, services and third parties', () => {
    expect(judge({ AWS: 'arn:aws:iam::123456789012:role/ci' })).toMatchObject({ result: 'pass' });
    expect(judge({ Service: 'ec2.amazonaws.com' })).toMatchObject({ result: 'pass' });
    expect(judge({ AWS: '111122223333' })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to federation and to roles that are no administrators', () => {
    expect(judge({ Federated: 'arn:aws:iam::123456789012:saml-provider/okta' })).toMatchObject({
      result: 'not-applicable',
    });
    expect(judgeText(trustText(account), {})).toMatchObject({
      result: 'not-applicable',
      title: 'admin is no administrator',
    });
  });

  it('is unknown while administrators cannot be told', () => {
    const policies = denied('GetAccountAuthorizationDetails');
    expect(judgeText(trustText(account), admin, { policies })).toMatchObject({ result: 'unknown' });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustMfa.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleTrustMfa.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
