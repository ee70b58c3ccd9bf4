import { describe, expect, it } from 'vitest';
import { buildInput, policyText } from '../../testing/build-input';
import {
  answersWithoutPolicies,
  customPolicyArn,
  unknownWithoutPolicies,
  withCustomerPolicy,
} from '../../testing/build-policies';
import { groupDenyMissesUsers } from './group-deny-misses-users';

const group = 'arn:aws:iam::123456789012:group/admins';
const judge = (parts: object) =>
  groupDenyMissesUsers.evaluate(
    buildInput(withCustomerPolicy(policyText({ Effect: 'Deny', Resource: group, ...parts }))),
  )[0];

describe('group-deny-misses-users', () => {
  it.each([
    [{ Action: 'iam:CreateAccessKey' }],
    [{ Action: ['iam:AddUserToGroup', 'iam:*LoginProfile'] }],
    [{ Action: 's3:*', Resource: [group, 'arn:aws:iam::*:group/ops'] }],
  ])('fails for %j', (parts) => {
    expect(judge(parts)).toMatchObject({ result: 'fail', severity: 'medium', resource: customPolicyArn });
  });

  it('says which statement', () => {
    expect(judge({ Action: 'iam:CreateAccessKey' })?.title).toBe(
      `Custom denies users nothing by naming their group: Deny iam:CreateAccessKey on ${group}`,
    );
  });

  it.each([
    [{ Action: ['iam:AddUserToGroup', 'iam:*Group*'] }],
    [{ Action: 'iam:*' }],
    [{ Action: 'iam:CreateAccessKey', Resource: [group, 'arn:aws:iam::*:user/admins/*'] }],
    [{ Action: 'iam:CreateAccessKey', Resource: '*' }],
    [{ Effect: 'Allow', Action: 'iam:CreateAccessKey' }],
    [{ NotAction: 'iam:Get*' }],
  ])('passes %j', (parts) => {
    expect(judge(parts)).toMatchObject({ result: 'pass' });
  });

  it('is unknown without data, and does not run when it is off', () => {
    expect(answersWithoutPolicies(groupDenyMissesUsers)).toEqual(unknownWithoutPolicies);
  });
});
