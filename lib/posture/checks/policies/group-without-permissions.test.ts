import { describe, expect, it } from 'vitest';
import type { Group } from '@/lib/snapshot/account-snapshot';
import { buildGroup, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { groupWithoutPermissions } from './group-without-permissions';

const judge = (parts: Partial<Group>) =>
  groupWithoutPermissions.evaluate(buildInput({ groups: read([buildGroup('devs', parts)]) }))[0];

describe('group-without-permissions', () => {
  it('tells of a group without a policy, as information', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      severity: 'info',
      resource: 'arn:aws:iam::123456789012:group/devs',
      title: 'Group devs has no policy',
    });
  });

  it('passes a group with any policy', () => {
    expect(judge({ inlinePolicies: [{ name: 'extra', document: 'x' }] })).toMatchObject({ result: 'pass' });
    expect(judge({ attachedPolicies: [{ name: 'P', arn: 'arn:p' }] })).toMatchObject({ result: 'pass' });
  });

  it('is unknown without groups, and does not run when they are off', () => {
    const evaluate = (groups: typeof off) => groupWithoutPermissions.evaluate(buildInput({ groups }));
    expect(evaluate(denied('GetAccountAuthorizationDetails'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
