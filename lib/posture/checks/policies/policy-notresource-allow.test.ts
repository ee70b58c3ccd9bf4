import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyNotresourceAllow } from './policy-notresource-allow';

const judge = (statement: object) =>
  policyNotresourceAllow.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-notresource-allow', () => {
  it('fails for an Allow with NotResource', () => {
    const statement = { Action: 's3:GetObject', Resource: undefined, NotResource: 'arn:aws:s3:::a/*' };
    expect(judge(statement)).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: customPolicyArn,
      title: 'Custom reaches by exclusion: Allow s3:GetObject on everything but arn:aws:s3:::a/*',
    });
    expect(judge({ ...statement, Effect: 'Deny' })).toMatchObject({ result: 'pass' });
  });

  it('passes policies that name resources, full administration too', () => {
    expect(judge({ Action: 's3:GetObject' })).toMatchObject({ result: 'pass' });
    expect(policyNotresourceAllow.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'pass' },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({
      Effect: 'Allow',
      ...{ Action: 's3:GetObject', NotResource: 'arn:aws:s3:::a/*' },
    });
    expect(policyNotresourceAllow.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyNotresourceAllow.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyNotresourceAllow.evaluate(buildInput(boundary))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyNotresourceAllow)).toEqual(unknownWithoutPolicies);
  });
});
