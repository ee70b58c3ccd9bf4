import { describe, expect, it } from 'vitest';
import type { User } from '@/lib/snapshot/account-snapshot';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { userPoliciesViaGroups } from './user-policies-via-groups';

const judge = (parts: Partial<User>, allowDirectPolicies = ['IAMUserChangePassword']) =>
  userPoliciesViaGroups.evaluate(
    buildInput({ users: read([buildUser('ana', parts)]) }, { allowDirectPolicies }),
  )[0];
const attached = (name: string) => ({ name, arn: `arn:aws:iam::aws:policy/${name}` });

describe('user-policies-via-groups', () => {
  it('fails once per user, with the list', () => {
    const attachedPolicies = [attached('ReadOnlyAccess'), attached('AmazonS3FullAccess')];
    expect(judge({ attachedPolicies, inlinePolicies: [{ name: 'extra', document: 'x' }] })).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana has policies of its own: ReadOnlyAccess and AmazonS3FullAccess attached, extra inline',
    });
    expect(judge({ inlinePolicies: [{ name: 'extra', document: 'x' }] })).toMatchObject({
      title: 'ana has policies of its own: extra inline',
    });
  });

  it('passes a user without, a boundary, and the quarantine of AWS', () => {
    expect(judge({})).toMatchObject({ result: 'pass' });
    expect(judge({ permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' })).toMatchObject({
      result: 'pass',
    });
    expect(judge({ attachedPolicies: [attached('AWSCompromisedKeyQuarantineV3')] })).toMatchObject({
      result: 'pass',
    });
  });

  it('follows the list of allowed names', () => {
    const attachedPolicies = [attached('IAMUserChangePassword')];
    expect(judge({ attachedPolicies })).toMatchObject({ result: 'pass' });
    expect(judge({ attachedPolicies }, [])).toMatchObject({ result: 'fail' });
  });

  it('is unknown without users, and does not run when they are off', () => {
    const evaluate = (users: typeof off) => userPoliciesViaGroups.evaluate(buildInput({ users }));
    expect(evaluate(denied('GetAccountAuthorizationDetails'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
