import { describe, expect, it } from 'vitest';
import type { ManagedPolicy } from '@/lib/snapshot/account-snapshot';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { customPolicyArn, withAwsPolicy, withCustomerPolicy } from '../../testing/build-policies';
import { policyAdminCustomAttached } from './policy-admin-custom-attached';

const judge = (text: string, parts: Partial<ManagedPolicy> = {}) =>
  policyAdminCustomAttached.evaluate(buildInput(withCustomerPolicy(text, parts)))[0];

describe('policy-admin-custom-attached', () => {
  it('fails for everything on everything', () => {
    expect(judge(everything)).toMatchObject({
      result: 'fail',
      severity: 'critical',
      resource: customPolicyArn,
      title: 'Custom makes whoever has it an administrator: Allow * on *',
    });
  });

  it.each([
    ['wildcards by letter', { Action: [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${letter}*`) }],
    ['a complement of little', { NotAction: 'aws-portal:*' }],
    ['a condition that limits nothing', { Action: '*', Condition: { StringLike: { 'aws:userid': '*' } } }],
  ])('fails for %s', (_name, parts) => {
    expect(judge(policyText({ Effect: 'Allow', Resource: '*', ...parts }))).toMatchObject({ result: 'fail' });
  });

  it.each([
    ['everything on some resources', { Action: '*', Resource: 'arn:aws:s3:::bucket/*' }],
    ['a condition', { Action: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    ['power users', { NotAction: ['iam:*', 'organizations:*'] }],
    ['one service', { Action: 's3:*' }],
  ])('passes %s', (_name, parts) => {
    expect(judge(policyText({ Effect: 'Allow', Resource: '*', ...parts }))).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to a policy that nobody has, and passes one that is a boundary only', () => {
    expect(judge(everything, { attachmentCount: 0 })).toMatchObject({ result: 'not-applicable' });
    expect(judge(everything, { attachmentCount: 0, boundaryUsageCount: 1 })).toMatchObject({
      result: 'pass',
    });
  });

  it('leaves policies of AWS to their attachments', () => {
    const parts = withAwsPolicy('AdministratorAccess', everything);
    expect(policyAdminCustomAttached.evaluate(buildInput(parts))).toEqual([]);
  });

  it('is unknown without policies or their text, and does not run when they are off', () => {
    const evaluate = (policies: typeof off) => policyAdminCustomAttached.evaluate(buildInput({ policies }));
    expect(evaluate(denied('GetAccountAuthorizationDetails'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
    const textless = { ...withCustomerPolicy('x'), policyDocuments: {} };
    expect(policyAdminCustomAttached.evaluate(buildInput(textless))).toMatchObject([{ result: 'unknown' }]);
  });
});
