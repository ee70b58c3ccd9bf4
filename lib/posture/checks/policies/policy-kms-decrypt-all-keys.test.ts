import { describe, expect, it } from 'vitest';
import { buildInput, everything, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
  withInlinePolicy,
} from '../../testing/build-policies';
import { policyKmsDecryptAllKeys } from './policy-kms-decrypt-all-keys';

const judge = (statement: object) =>
  policyKmsDecryptAllKeys.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Allow', Resource: '*', ...statement }))),
  )[0];

describe('policy-kms-decrypt-all-keys', () => {
  it.each([
    [{ Action: 'kms:Decrypt' }],
    [{ Action: 'kms:D*' }],
    [{ Action: 'kms:ReEncrypt*' }],
    [{ Action: 'kms:Decrypt', Resource: 'arn:aws:kms:*:123456789012:key/*' }],
    [{ Action: 'kms:*', Resource: 'arn:aws:kms:eu-west-1:123456789012:*' }],
    [{ Action: 'kms:Decrypt', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
  ])('fails for %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'fail', severity: 'medium', resource: customPolicyArn });
  });

  it.each([
    [{ Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-west-1:123456789012:key/1234' }],
    [{ Action: 'kms:Describe*' }],
    [
      {
        Action: 'kms:Decrypt',
        Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
      },
    ],
    [
      {
        Action: 'kms:Decrypt',
        Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/app' } },
      },
    ],
  ])('passes %j', (statement) => {
    expect(judge(statement)).toMatchObject({ result: 'pass' });
  });

  it('leaves full administration to its own check', () => {
    expect(policyKmsDecryptAllKeys.evaluate(buildInput(withCustomerPolicy(everything)))).toMatchObject([
      { result: 'not-applicable', resource: customPolicyArn },
    ]);
  });

  it('judges inline policies too, but no service-linked roles and no boundaries', () => {
    const text = policyText({ Effect: 'Allow', Resource: '*', ...{ Action: 'kms:Decrypt' } });
    expect(policyKmsDecryptAllKeys.evaluate(buildInput(withInlinePolicy(text, 'group')))).toMatchObject([
      { result: 'fail', resource: 'arn:aws:iam::123456789012:group/devs', part: 'extra' },
    ]);
    const linked = withInlinePolicy(text, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(policyKmsDecryptAllKeys.evaluate(buildInput(linked))).toEqual([]);
    const boundary = withCustomerPolicy(text, { attachmentCount: 0, boundaryUsageCount: 1 });
    expect(policyKmsDecryptAllKeys.evaluate(buildInput(boundary))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(policyKmsDecryptAllKeys)).toEqual(unknownWithoutPolicies);
  });
});
