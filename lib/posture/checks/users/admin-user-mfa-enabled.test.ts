import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, User } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildDevice } from '@/lib/snapshot/testing/build-device';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildGroup,
  buildKey,
  buildPolicy,
  buildUser,
  denied,
  off,
  read,
  reported,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { adminUserMfaEnabled } from './admin-user-mfa-enabled';

const evaluate = (parts: Partial<AccountSnapshot>) => adminUserMfaEnabled.evaluate(buildInput(parts));
const inline = (text: string) => ({ inlinePolicies: [{ name: 'p', document: hash(text) }] });
const administrator = inline(everything);

function account(user: Partial<User>, row: RowValues, parts: Partial<AccountSnapshot> = {}) {
  return {
    users: read([buildUser('ana', user)]),
    policyDocuments: textsOf(everything),
    ...reported(userLine('ana', row)),
    ...parts,
  };
}

const judge = (...parts: Parameters<typeof account>) => evaluate(account(...parts))[0];
const withPassword = { password_enabled: 'true', password_last_used: '2026-03-01T00:00:00Z' };

describe('admin-user-mfa-enabled', () => {
  it('fails for an administrator with a password and no MFA', () => {
    expect(judge(administrator, withPassword)).toMatchObject({
      result: 'fail',
      severity: 'critical',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'Administrator ana has no MFA',
      evidence: [
        { field: 'user' },
        { field: 'administrator', value: expect.stringContaining('every action') },
        { field: 'credentials', value: ['password'] },
        { field: 'mfaActive', value: false },
      ],
    });
  });

  it('fails for an administrator with keys alone', () => {
    const keys = { accessKeys: read([buildKey('ana', 'AKIA1')]) };
    expect(judge(administrator, {}, keys)).toMatchObject({ result: 'fail' });
  });

  it('passes with MFA', () => {
    expect(judge(administrator, { ...withPassword, mfa_active: 'true' })).toMatchObject({ result: 'pass' });
  });

  it('sees what peers miss: a policy of the account itself, through a group, and iam:* alone', () => {
    const own = buildPolicy('own', hash(everything));
    const group = buildGroup('admins', { attachedPolicies: [{ name: 'own', arn: own.arn }] });
    const parts = { policies: read([own]), groups: read([group]) };
    expect(judge({ groups: ['admins'] }, withPassword, parts)).toMatchObject({ result: 'fail' });
    const iamOnly = policyText({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
    const equivalent = judge(inline(iamOnly), withPassword, { policyDocuments: textsOf(iamOnly) });
    expect(equivalent).toMatchObject({ result: 'fail' });
  });

  it('is not applicable to others, and to administrators that a boundary holds', () => {
    expect(judge({}, withPassword)).toMatchObject({
      result: 'not-applicable',
      title: 'ana is not an administrator',
    });
    const readOnly = policyText({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' });
    const boundary = buildPolicy('fence', hash(readOnly));
    const held = { ...administrator, permissionsBoundary: boundary.arn };
    const parts = { policies: read([boundary]), policyDocuments: textsOf(everything, readOnly) };
    expect(judge(held, withPassword, parts)).toMatchObject({ result: 'not-applicable' });
  });

  it('is not applicable without an active credential', () => {
    const accessKeys = read([buildKey('ana', 'AKIA1', { status: 'Inactive' })]);
    expect(judge(administrator, {}, { accessKeys })).toMatchObject({
      result: 'not-applicable',
      title: 'ana has no active credential',
    });
  });

  it('is unknown while policies, MFA or credentials could not be read', () => {
    expect(judge(administrator, withPassword, { groups: denied('ListGroups') })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListGroups'),
    });
    const noReport = { credentialReport: denied('GetReport'), mfaDevices: denied('ListMFADevices') };
    expect(judge(administrator, {}, noReport)).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListMFADevices'),
    });
    const keysOnly = { credentialReport: denied('GetReport') };
    expect(judge(administrator, {}, keysOnly)).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('GetReport'),
    });
    expect(judge(administrator, {}, { otherCredentials: denied('ListSSHPublicKeys') })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListSSHPublicKeys'),
    });
  });

  it('judges by keys and devices where the report was refused', () => {
    const parts = {
      credentialReport: denied('GetReport'),
      accessKeys: read([buildKey('ana', 'AKIA1')]),
    };
    expect(judge(administrator, {}, parts)).toMatchObject({ result: 'fail' });
    const mfaDevices = read([buildDevice('ana')]);
    expect(judge(administrator, {}, { ...parts, mfaDevices })).toMatchObject({ result: 'pass' });
  });

  it('is unknown for a user younger than the report, unless a device proves it', () => {
    const parts = { ...account(administrator, {}), ...reported(), accessKeys: read([buildKey('ana', 'A')]) };
    expect(evaluate(parts)).toMatchObject([{ result: 'unknown', title: expect.stringContaining('no line') }]);
    const mfaDevices = read([buildDevice('ana')]);
    expect(evaluate({ ...parts, mfaDevices })).toMatchObject([{ result: 'pass' }]);
  });

  it('is unknown for the account when not even the users are known', () => {
    const parts = { users: denied('ListUsers'), credentialReport: denied('GetReport') };
    expect(evaluate(parts)).toMatchObject([
      { result: 'unknown', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('does not run while policies are off, as for an imported report', () => {
    expect(evaluate({ ...account({}, withPassword), users: off, groups: off, policies: off })).toEqual([]);
  });
});
