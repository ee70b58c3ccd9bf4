import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, User } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildGroup,
  buildPolicy,
  buildUser,
  denied,
  off,
  read,
  reported,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput, policyText } from '../../testing/build-input';
import { userMfaEnforcedByPolicy } from './user-mfa-enforced-by-policy';

interface Account {
  user?: Partial<User>;
  row?: RowValues;
  parts?: Partial<AccountSnapshot>;
  thresholds?: Partial<Thresholds>;
}

const withPassword = { password_enabled: 'true' };

/** The result for a user who has the statements inline. */
function judge(statements: object[], { user, row = withPassword, parts, thresholds }: Account = {}) {
  const text = policyText(...statements);
  const ana = buildUser('ana', { inlinePolicies: [{ name: 'own', document: hash(text) }], ...user });
  const account = {
    users: read([ana]),
    ...reported(userLine('ana', row)),
    ...parts,
    policyDocuments: { ...textsOf(text), ...parts?.policyDocuments },
  };
  return userMfaEnforcedByPolicy.evaluate(buildInput(account, thresholds))[0];
}

const allow = { Effect: 'Allow', Action: ['ec2:*', 's3:*', 'iam:List*'], Resource: '*' };
const denyUnless = (Condition: object) => ({
  Effect: 'Deny',
  NotAction: ['iam:*MFADevice*', 'iam:ChangePassword'],
  Resource: '*',
  Condition,
});
const key = 'aws:MultiFactorAuthPresent';

describe('user-mfa-enforced-by-policy', () => {
  it('fails for rights without any word on MFA', () => {
    expect(judge([allow])).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana may call ec2:DescribeInstances, s3:ListAllMyBuckets and iam:ListUsers without MFA',
    });
  });

  it.each([
    ['BoolIfExists', [denyUnless({ BoolIfExists: { [key]: 'false' } })]],
    ['Bool and Null', [denyUnless({ Bool: { [key]: 'false' } }), denyUnless({ Null: { [key]: 'true' } })]],
    ['no age of MFA', [denyUnless({ Null: { 'aws:MultiFactorAuthAge': 'true' } })]],
  ])('passes with a deny by %s', (_form, denies) => {
    expect(judge([allow, ...denies])).toMatchObject({ result: 'pass' });
  });

  it('fails for a deny that looks for "false" alone, since keys say nothing', () => {
    expect(judge([allow, denyUnless({ Bool: { [key]: 'false' } })])).toMatchObject({ result: 'fail' });
    expect(judge([allow, denyUnless({ Null: { [key]: 'true' } })])).toMatchObject({ result: 'fail' });
  });

  it('passes with rights that ask for MFA, and without rights', () => {
    expect(judge([{ ...allow, Condition: { Bool: { [key]: 'true' } } }])).toMatchObject({ result: 'pass' });
    expect(judge([{ ...allow, Condition: { BoolIfExists: { [key]: 'true' } } }])).toMatchObject({
      result: 'fail',
    });
    expect(judge([{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }])).toMatchObject({ result: 'pass' });
  });

  it('sees a deny through a group', () => {
    const text = policyText(denyUnless({ BoolIfExists: { [key]: 'false' } }));
    const policy = buildPolicy('mfa', hash(text));
    const people = buildGroup('people', { attachedPolicies: [{ name: 'mfa', arn: policy.arn }] });
    const parts = { groups: read([people]), policies: read([policy]), policyDocuments: textsOf(text) };
    expect(judge([allow], { user: { groups: ['people'] }, parts })).toMatchObject({ result: 'pass' });
    expect(judge([allow], { parts })).toMatchObject({ result: 'fail' });
  });

  it('fails where another condition lifts the deny', () => {
    const outside = { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    expect(judge([allow, denyUnless({ BoolIfExists: { [key]: 'false' }, ...outside })])).toMatchObject({
      result: 'fail',
      title: expect.stringContaining('without MFA under some conditions'),
    });
  });

  it('asks for the resources that the policies name', () => {
    const onBucket = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' };
    const thresholds = { mfaSampleActions: ['s3:GetObject'] };
    expect(judge([onBucket], { thresholds })).toMatchObject({
      result: 'fail',
      title: 'ana may call s3:GetObject without MFA',
    });
  });

  it('is not applicable without a password', () => {
    expect(judge([allow], { row: {} })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown where a policy or boundary that would decide was not read', () => {
    const missing = { user: { attachedPolicies: [{ name: 'x', arn: 'arn:aws:iam::aws:policy/x' }] } };
    const nothing = [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }];
    expect(judge(nothing, missing)).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('a policy of ana'),
    });
    expect(judge([allow], missing)).toMatchObject({ result: 'fail' });
    const denied = [allow, denyUnless({ BoolIfExists: { [key]: 'false' } })];
    expect(judge(denied, missing)).toMatchObject({ result: 'pass' });
    const fenced = { user: { permissionsBoundary: 'arn:aws:iam::123456789012:policy/gone' } };
    expect(judge([allow], fenced)).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('boundary'),
    });
  });

  it('is unknown when policies or the report were refused', () => {
    expect(judge([allow], { parts: { groups: denied('ListGroups') } })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListGroups'),
    });
    expect(judge([allow], { parts: { credentialReport: denied('GetReport') } })).toMatchObject({
      result: 'unknown',
    });
  });

  it('does not run while its stages are off', () => {
    expect(judge([allow], { parts: { users: off, groups: off, policies: off } })).toBeUndefined();
    expect(judge([allow], { parts: { credentialReport: off } })).toBeUndefined();
  });
});
