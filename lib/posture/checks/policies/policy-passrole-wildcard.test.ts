import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyPassroleWildcard } from './policy-passrole-wildcard';

const judge = (statement: object) =>
  policyPassroleWildcard.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-passrole-wildcard', () => {
  const passedTo = (service: string, operator = 'StringEquals') => ({
    Action: 'iam:PassRole',
    Condition: { [operator]: { 'iam:PassedToService': service } },
  });

  it.each([
    [{ Action: 'iam:PassRole' }],
    [{ Action: 'iam:Pass*', Resource: 'arn:aws:iam::123456789012:role/*' }],
    [passedTo('*', 'StringLike')],
    [passedTo('*.amazonaws.com', 'StringLike')],
    [passedTo('ec2.amazonaws.com', 'StringNotEquals')],
    [passedTo('ec2.amazonaws.com', 'StringEqualsIfExists')],
  ])('fails for %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'fail', severity: 'high', resource: customPolicyArn });
  });

  it('is information where the service is named and the roles are not', () => {
    expect(judge(passedTo('ec2.amazonaws.com'))).toMatchObject({
      result: 'fail',
      severity: 'info',
      title:
        'Custom allows passing any role: Allow iam:PassRole on * if StringEquals iam:PassedToService ec2.amazonaws.com',
    });
  });

  it.each([
    [{ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/app' }],
    [{ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/app-*' }],
    [{ Action: 'iam:GetRole' }],
  ])('passes %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'pass' });
  });

  it('leaves full administration to its own check', () => {
    expect(policyPassroleWildcard.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable', resource: customPolicyArn },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ Action: 'iam:PassRole' } });
    expect(policyPassroleWildcard.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyPassroleWildcard.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyPassroleWildcard.evaluate(buildInput(boundary))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyPassroleWildcard)).toEqual(unknownWithoutPolicies);
  });
});
