import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyKmsFullAccess } from './policy-kms-full-access';

const judge = (statement: object) =>
  policyKmsFullAccess.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-kms-full-access', () => {
  it.each([
    [{ Action: 'kms:*' }],
    [{ Action: 'KMS:*', Resource: 'arn:aws:kms:*:123456789012:key/*' }],
    [{ Action: 'k*' }],
    [{ NotAction: 'iam:*' }],
  ])('fails for %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'fail', severity: 'medium', resource: customPolicyArn });
  });

  it.each([
    [{ Action: ['kms:Decrypt', 'kms:Encrypt'] }],
    [{ Action: 'kms:*', Resource: 'arn:aws:kms:eu-west-1:123456789012:key/1234' }],
    [{ NotAction: ['iam:*', 'kms:ScheduleKeyDeletion'] }],
  ])('passes %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'pass' });
  });

  it('spares named key administrators, if all who have it are', () => {
    const parts = withCustomerPolicy(policyText({ Effect: 'Allow', Action: 'kms:*', Resource: '*' }));
    const judgeWith = (...kmsAdminExempt: string[]) =>
      policyKmsFullAccess.evaluate(buildInput(parts, { kmsAdminExempt }))[0]?.result;
    expect(judgeWith('ana')).toBe('pass');
    expect(judgeWith('arn:aws:iam::123456789012:user/*')).toBe('pass');
    expect(judgeWith(customPolicyArn)).toBe('pass');
    expect(judgeWith('bob')).toBe('fail');
  });

  it('leaves full administration to its own check', () => {
    expect(policyKmsFullAccess.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable', resource: customPolicyArn },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ Action: 'kms:*' } });
    expect(policyKmsFullAccess.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyKmsFullAccess.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyKmsFullAccess.evaluate(buildInput(boundary))).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyKmsFullAccess)).toEqual(unknownWithoutPolicies);
  });
});
