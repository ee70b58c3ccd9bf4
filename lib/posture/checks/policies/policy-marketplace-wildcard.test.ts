import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyMarketplaceWildcard } from './policy-marketplace-wildcard';

const judge = (statement: object) =>
  policyMarketplaceWildcard.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-marketplace-wildcard', () => {
  it('fails for any subscription, by name or wildcard', () => {
    expect(judge({ Action: 'aws-marketplace:Subscribe' })).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: customPolicyArn,
      title: 'Custom allows any Marketplace subscription: Allow aws-marketplace:Subscribe on *',
    });
    expect(judge({ Action: 'aws-marketplace:*' })).toMatchObject({ result: 'fail' });
  });

  it.each([
    [{ Action: 'aws-marketplace:ViewSubscriptions' }],
    [
      {
        Action: 'aws-marketplace:Subscribe',
        Condition: { StringEquals: { 'aws:PrincipalTag/role': 'buyer' } },
      },
    ],
    [{ Effect: 'Deny', Action: 'aws-marketplace:Subscribe' }],
  ])('passes %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'pass' });
  });

  it('leaves full administration to its own check', () => {
    expect(policyMarketplaceWildcard.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable', resource: customPolicyArn },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ Action: 'aws-marketplace:*' } });
    expect(policyMarketplaceWildcard.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyMarketplaceWildcard.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyMarketplaceWildcard.evaluate(buildInput(boundary))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyMarketplaceWildcard)).toEqual(unknownWithoutPolicies);
  });
});
