import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyPermissiveAssumeRole } from './policy-permissive-assume-role';

const judge = (statement: object) =>
  policyPermissiveAssumeRole.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-permissive-assume-role', () => {
  it.each([
    [{ Action: 'sts:AssumeRole' }],
    [{ Action: 'STS:assume*' }],
    [{ Action: 'sts:*', Resource: 'arn:aws:iam::*:role/*' }],
    [{ Action: 'sts:AssumeRole', Resource: ['arn:aws:iam::210987654321:role/*'] }],
    [{ NotAction: 'iam:*' }],
    [{ Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }],
    [{ Action: 'sts:AssumeRole', Condition: { StringNotEquals: { 'aws:ResourceAccount': '1' } } }],
  ])('fails for %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'fail', severity: 'high', resource: customPolicyArn });
  });

  it('says which statement', () => {
    expect(judge({ Sid: 'Any', Action: 'sts:AssumeRole' })?.title).toBe(
      'Custom allows assuming any role: Any: Allow sts:AssumeRole on *',
    );
  });

  it.each([
    [{ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/Reader' }],
    [{ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::123456789012:role/app-*' }],
    [{ Action: 'sts:GetCallerIdentity' }],
    [{ Effect: 'Deny', Action: 'sts:AssumeRole' }],
    [{ Action: 'sts:AssumeRole', Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-1' } } }],
    [{ Action: 'sts:AssumeRole', Condition: { StringEquals: { 'iam:ResourceTag/team': 'a' } } }],
    [{ Action: 'sts:AssumeRole', Condition: { StringLike: { 'aws:ResourceAccount': '12345678*' } } }],
  ])('passes %j, where Prowler fails any star in a resource', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'pass' });
  });

  it('leaves full administration to its own check', () => {
    expect(policyPermissiveAssumeRole.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable', resource: customPolicyArn },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ Action: 'sts:*' } });
    expect(policyPermissiveAssumeRole.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyPermissiveAssumeRole.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyPermissiveAssumeRole.evaluate(buildInput(boundary))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyPermissiveAssumeRole)).toEqual(unknownWithoutPolicies);
  });
});
