import { describe, expect, it } from 'vitest';
import { denied, off, read, buildRole } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText, trustText } from '../../testing/build-input';
import { trusting, type TrustingRole, withRoles } from '../../testing/build-roles';
import { roleTrustPublic } from './role-trust-public';

const judgeRole = (role: TrustingRole) => roleTrustPublic.evaluate(buildInput(withRoles([role])))[0];
const judge = (principal: unknown, condition?: object) =>
  judgeRole(trusting('open', trustText(principal, condition)));

describe('role-trust-public', () => {
  it.each([
    ['*'],
    [{ AWS: '*' }],
    [{ AWS: ['arn:aws:iam::111122223333:root', '*'] }],
    [{ AWS: 'arn:aws:iam::*:root' }],
  ])('fails for %j', (principal) => {
    expect(judge(principal)).toMatchObject({
      result: 'fail',
      severity: 'critical',
      resource: 'arn:aws:iam::123456789012:role/open',
      title: expect.stringContaining('Any AWS account can assume open'),
    });
  });

  it.each([
    ['an external id', { StringEquals: { 'sts:ExternalId': 'abc' } }],
    ['a wildcard', { StringLike: { 'aws:PrincipalOrgID': '*' } }],
    ['a principal of any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' } }],
    ['a negation', { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } }],
    ['all values of an absent key', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-abc123' } }],
  ])('fails when %s is all that limits it', (_what, condition) => {
    expect(judge('*', condition)).toMatchObject({ result: 'fail' });
  });

  it.each([
    ['organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } }],
    ['account', { StringEquals: { 'AWS:principalaccount': '111122223333' } }],
    ['principal', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/deploy-*' } }],
  ])('passes when it is held to one %s', (_what, condition) => {
    expect(judge('*', condition)).toMatchObject({ result: 'pass' });
  });

  it('passes named principals and services', () => {
    expect(judge({ AWS: 'arn:aws:iam::111122223333:root' })).toMatchObject({ result: 'pass' });
    expect(judge({ Service: 'ec2.amazonaws.com' })).toMatchObject({
      result: 'pass',
      title: 'open names who may assume it',
    });
  });

  it('fails for everybody but some, and passes what everybody is denied', () => {
    const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' };
    const text = policyText({ ...allow, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } });
    expect(judgeRole(trusting('open', text))).toMatchObject({
      result: 'fail',
      title: expect.stringContaining('everyone except arn:aws:iam::111122223333:root'),
    });
    const closed = policyText(
      { ...allow, Principal: '*' },
      { Effect: 'Deny', Action: 'sts:*', Principal: '*' },
    );
    expect(judgeRole(trusting('closed', closed))).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to roles of AWS services and of Identity Center', () => {
    for (const path of ['/aws-service-role/ops.amazonaws.com/', '/aws-reserved/sso.amazonaws.com/'])
      expect(judgeRole(trusting('open', trustText('*'), { path }))).toMatchObject({
        result: 'not-applicable',
      });
  });

  it('is unknown without the text, or with one that is no policy', () => {
    expect(roleTrustPublic.evaluate(buildInput({ roles: read([buildRole('bare')]) }))).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('trust policy was not read') },
    ]);
    expect(judgeRole(trusting('odd', '{'))).toMatchObject({ result: 'unknown' });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustPublic.evaluate(buildInput({ roles }))).toMatchObject([
      { result: 'unknown', resource: 'arn:aws:iam::123456789012:root' },
    ]);
    expect(roleTrustPublic.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
