import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
} from '../../testing/build-policies';
import { policySensitiveWildcard } from './policy-sensitive-wildcard';

const judge = (parts: object, ...thresholds: [Parameters<typeof buildInput>[1]?]) =>
  policySensitiveWildcard.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...parts })), ...thresholds),
  )[0];

describe('policy-sensitive-wildcard', () => {
  it('fails for listed actions on all resources, and lists them', () => {
    expect(judge({ Action: ['KMS:decrypt', 's3:GetObject', 'ssm:Get*'] })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: customPolicyArn,
      title: 'Custom allows kms:Decrypt and ssm:GetParameter* on every resource',
    });
  });

  it('lists what is named where that is less than the listed action', () => {
    expect(judge({ Action: ['organizations:ListParents', 'kms:*'] })).toMatchObject({
      title: 'Custom allows kms:Decrypt and organizations:ListParents on every resource',
    });
  });

  it.each([
    [{ Action: 'iam:CreateUser' }],
    [{ Action: '*:GetSecretValue' }],
    [{ Action: 'organizations:*' }],
    [{ NotAction: ['iam:*', 'kms:*'] }],
    [{ Action: 'kms:Decrypt', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'x' } } }],
  ])('fails for %j', (parts) => {
    expect(judge(parts)).toMatchObject({ result: 'fail' });
  });

  it.each([
    [{ Action: 'iam:GetUser' }],
    [{ Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-west-1:123456789012:key/1' }],
    [{ Action: 'kms:Decrypt', Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } } }],
    [{ Action: ['organizations:ListAccounts', 'Organizations:DescribeOrganization'] }],
    [{ Action: 'iam:CreateAccountAlias' }],
    [{ Effect: 'Deny', Action: 'kms:Decrypt' }],
  ])('passes %j', (parts) => {
    expect(judge(parts)).toMatchObject({ result: 'pass' });
  });

  it('follows the list', () => {
    expect(judge({ Action: 'kms:Decrypt' }, { sensitiveActions: ['s3:*'] })).toMatchObject({
      result: 'pass',
    });
    expect(judge({ Action: 's3:GetObject' }, { sensitiveActions: ['s3:*'] })).toMatchObject({
      result: 'fail',
    });
    const excluded = { NotAction: ['iam:*', 's3:*'] };
    expect(judge(excluded, { sensitiveActions: ['s3:DeleteBucket*'] })).toMatchObject({ result: 'pass' });
  });

  it('leaves full administration to its own check', () => {
    expect(policySensitiveWildcard.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policySensitiveWildcard)).toEqual(unknownWithoutPolicies);
  });
});
