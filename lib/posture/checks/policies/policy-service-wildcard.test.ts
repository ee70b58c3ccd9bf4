import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyServiceWildcard } from './policy-service-wildcard';

const judge = (statement: object) =>
  policyServiceWildcard.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-service-wildcard', () => {
  it('fails for a whole service on all resources, and names it', () => {
    expect(judge({ Action: ['S3:*', 'ec2:*', 'logs:*', 'sqs:SendMessage'] })).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: customPolicyArn,
      title: 'Custom allows everything of s3 and ec2 on all resources',
    });
  });

  it('fails for what NotAction leaves over, limited or not', () => {
    expect(judge({ NotAction: 'iam:*' })).toMatchObject({
      result: 'fail',
      title: 'Custom allows everything of all but iam:* on all resources',
    });
    const limit = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(judge({ Action: '*', Condition: limit })).toMatchObject({
      title: 'Custom allows everything of every service on all resources',
    });
  });

  it.each([
    ['listed actions', { Action: ['s3:Get*', 's3:List*'] }],
    ['some resources', { Action: 's3:*', Resource: 'arn:aws:s3:::bucket/*' }],
    ['a spared service', { Action: ['logs:*', 'CloudWatch:*'] }],
    ['a deny', { Effect: 'Deny', Action: 's3:*' }],
  ])('passes %s', (_name, statement) => {
    expect(judge(statement)).toMatchObject({ result: 'pass' });
  });

  it('follows the list of spared services', () => {
    const parts = withCustomerPolicy(policyText({ Effect: 'Allow', Action: 'logs:*', Resource: '*' }));
    const input = buildInput(parts, { serviceWildcardAllowed: [] });
    expect(policyServiceWildcard.evaluate(input)).toMatchObject([{ result: 'fail' }]);
  });

  it('leaves full administration to its own check', () => {
    expect(policyServiceWildcard.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable', resource: customPolicyArn },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ Action: 's3:*' } });
    expect(policyServiceWildcard.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyServiceWildcard.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyServiceWildcard.evaluate(buildInput(boundary))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyServiceWildcard)).toEqual(unknownWithoutPolicies);
  });
});
