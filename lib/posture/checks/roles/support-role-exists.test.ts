import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import {
  buildGroup,
  buildPolicy,
  buildRole,
  buildUser,
  denied,
  off,
  read,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { supportRoleExists } from './support-role-exists';

const arn = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const attachedPolicies = [{ name: 'AWSSupportAccess', arn }];
const own = policyText({ Effect: 'Allow', Action: ['support:*'], Resource: '*' });
const support = buildPolicy('AWSSupportAccess', hash(own), { arn, awsManaged: true });

const judge = (parts: Partial<AccountSnapshot>) =>
  supportRoleExists.evaluate(
    buildInput({ policies: read([support]), policyDocuments: textsOf(own, everything), ...parts }),
  )[0];

describe('support-role-exists', () => {
  it('passes with a role, one of Identity Center too', () => {
    expect(judge({ roles: read([buildRole('support', { attachedPolicies })]) })).toMatchObject({
      result: 'pass',
      title: 'support can open AWS Support cases',
    });
    const path = '/aws-reserved/sso.amazonaws.com/';
    expect(judge({ roles: read([buildRole('sso', { attachedPolicies, path })]) })).toMatchObject({
      result: 'pass',
    });
  });

  it('passes with a policy of the account that allows support:*', () => {
    const inlinePolicies = [{ name: 'own', document: hash(own) }];
    expect(judge({ roles: read([buildRole('help', { inlinePolicies })]) })).toMatchObject({ result: 'pass' });
  });

  it('fails without any, and does not take an administrator for one', () => {
    const inlinePolicies = [{ name: 'all', document: hash(everything) }];
    for (const roles of [read([]), read([buildRole('admin', { inlinePolicies })])])
      expect(judge({ roles })).toMatchObject({
        result: 'fail',
        severity: 'low',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'Nobody but administrators can open AWS Support cases',
      });
  });

  it('does not take a role of an AWS service for one', () => {
    const path = '/aws-service-role/support.amazonaws.com/';
    expect(judge({ roles: read([buildRole('aws', { attachedPolicies, path })]) })).toMatchObject({
      result: 'fail',
    });
  });

  it('advises when only a user or group has it, which peers accept', () => {
    for (const parts of [
      { users: read([buildUser('ana', { attachedPolicies })]) },
      { groups: read([buildGroup('help', { attachedPolicies })]) },
    ])
      expect(judge(parts)).toMatchObject({
        result: 'fail',
        severity: 'info',
        title: 'Users or groups can open AWS Support cases, but no role can',
      });
  });

  it('is unknown when roles or policies were refused, and does not run when they are off', () => {
    const refused = denied('GetAccountAuthorizationDetails');
    expect(judge({ roles: refused })).toMatchObject({ result: 'unknown' });
    expect(judge({ policies: refused })).toMatchObject({ result: 'unknown' });
    expect(judge({ roles: off })).toBeUndefined();
  });
});
