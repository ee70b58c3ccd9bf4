import { describe, expect, it } from 'vitest';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { roleTrustSamlAudience } from './role-trust-saml-audience';

const provider = 'arn:aws:iam::123456789012:saml-provider/okta';
const samlText = (condition?: object) =>
  policyText({
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithSAML',
    ...(condition ? { Condition: condition } : {}),
  });
const judge = (text: string, path = '/') =>
  roleTrustSamlAudience.evaluate(buildInput(withRoles([trusting('people', text, { path })])))[0];

describe('role-trust-saml-audience', () => {
  it('fails without an audience', () => {
    expect(judge(samlText())).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: `people takes assertions of ${provider} for any audience`,
    });
    expect(judge(samlText({ StringLike: { 'SAML:aud': '*' } }))).toMatchObject({ result: 'fail' });
    expect(judge(samlText({ StringEqualsIfExists: { 'SAML:aud': 'x' } }))).toMatchObject({ result: 'fail' });
  });

  it('passes with one, that of another partition too', () => {
    for (const audience of ['https://signin.aws.amazon.com/saml', 'https://signin.amazonaws.cn/saml'])
      expect(judge(samlText({ StringEquals: { 'saml:AUD': audience } }))).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to roles of Identity Center and without SAML', () => {
    expect(judge(samlText(), '/aws-reserved/sso.amazonaws.com/eu-west-1/')).toMatchObject({
      result: 'not-applicable',
    });
    expect(judge(trustText({ Service: 'ec2.amazonaws.com' }))).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustSamlAudience.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleTrustSamlAudience.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
