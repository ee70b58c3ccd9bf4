import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import { buildRole, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText, trustText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
} from '../../testing/build-policies';
import { policyIneffectiveCondition } from './policy-ineffective-condition';

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const allow = (Condition: object) =>
  policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition });
const judge = (condition: object) =>
  policyIneffectiveCondition.evaluate(buildInput(withCustomerPolicy(allow(condition))))[0];
const judgeRole = (trust: string, inline = allow({})) =>
  policyIneffectiveCondition.evaluate(
    buildInput({
      roles: read([
        buildRole('app', {
          trustPolicy: hash(trust),
          inlinePolicies: [{ name: 'extra', document: hash(inline) }],
        }),
      ]),
      policyDocuments: textsOf(trust, inline),
    }),
  );
const services = { Service: 'lambda.amazonaws.com' };

describe('policy-ineffective-condition', () => {
  it('fails for a condition that limits nothing, and says why', () => {
    expect(judge({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: customPolicyArn,
      title: 'Custom has a condition without effect: IpAddress aws:SourceIp 0.0.0.0/0: matches everything',
    });
  });

  it('passes conditions that limit, and policies without any', () => {
    expect(judge(mfa)).toMatchObject({ result: 'pass' });
    expect(judge({})).toMatchObject({ result: 'pass' });
  });

  it('fails for MFA asked of the sessions of a service', () => {
    expect(judgeRole(trustText(services), allow(mfa))[0]).toMatchObject({
      result: 'fail',
      part: 'extra',
      title: expect.stringContaining('never carries MFA'),
    });
    const people = trustText({ AWS: 'arn:aws:iam::123456789012:root' });
    expect(judgeRole(people, allow(mfa))[0]).toMatchObject({ result: 'pass' });
  });

  it('looks at trust policies, where services and federated principals carry no MFA', () => {
    const trustOf = (principal: object) => judgeRole(trustText(principal, mfa))[1];
    expect(trustOf(services)).toMatchObject({
      result: 'fail',
      resource: 'arn:aws:iam::123456789012:role/app',
      part: 'trust policy',
    });
    expect(trustOf({ Federated: 'arn:aws:iam::123456789012:saml-provider/idp' })).toMatchObject({
      result: 'fail',
    });
    expect(trustOf({ AWS: 'arn:aws:iam::123456789012:root' })).toMatchObject({ result: 'pass' });
  });

  it('is unknown without the text of a trust policy, and leaves out roles that others look after', () => {
    const roles = read([
      buildRole('app', { trustPolicy: 'nowhere' }),
      buildRole('linked', { path: '/aws-service-role/x.amazonaws.com/' }),
      buildRole('sso', { path: '/aws-reserved/sso.amazonaws.com/' }),
    ]);
    expect(policyIneffectiveCondition.evaluate(buildInput({ roles }))).toMatchObject([
      { result: 'unknown', part: 'trust policy' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyIneffectiveCondition)).toEqual(unknownWithoutPolicies);
  });
});
