import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, ManagedPolicy } from '@/lib/snapshot/account-snapshot';
import { buildGroup, buildPolicy, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { customPolicyArn, withAwsPolicy } from '../../testing/build-policies';
import { policyUnattached } from './policy-unattached';

const judge = (
  parts: Partial<ManagedPolicy>,
  more: Partial<AccountSnapshot> = {},
  newIdentityGraceDays = 7,
) => {
  const policies = read([buildPolicy('Custom', 'x', parts)]);
  return policyUnattached.evaluate(buildInput({ policies, ...more }, { newIdentityGraceDays }))[0];
};
const attachedPolicies = [{ name: 'Custom', arn: customPolicyArn }];

describe('policy-unattached', () => {
  it('fails for a policy that nobody has, also where its text was not read', () => {
    expect(judge({ attachmentCount: 0 })).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: customPolicyArn,
      title: 'Nobody has Custom, last changed on 2024-01-10',
    });
  });

  it('counts use as a boundary, which ScoutSuite does not', () => {
    expect(judge({ attachmentCount: 0, boundaryUsageCount: 1 })).toMatchObject({ result: 'pass' });
    expect(judge({})).toMatchObject({ result: 'pass' });
  });

  it('spares changed policies for the days of grace', () => {
    const changed = (updatedAt: string) => ({ attachmentCount: 0, updatedAt });
    expect(judge(changed('2026-02-25T14:05:00Z'))).toMatchObject({ result: 'not-applicable' });
    expect(judge(changed('2026-02-24T14:05:00Z'))).toMatchObject({ result: 'fail' });
    expect(judge(changed('2026-02-24T14:05:00Z'), {}, 8)).toMatchObject({ result: 'not-applicable' });
  });

  it('tells of one that only empty groups have, as information', () => {
    const groups = read([buildGroup('devs', { attachedPolicies })]);
    expect(judge({}, { groups })).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'Only groups without members have Custom: devs',
    });
    const users = read([buildUser('ana', { groups: ['devs'] })]);
    expect(judge({}, { groups, users })).toMatchObject({ result: 'pass' });
    expect(judge({ attachmentCount: 2 }, { groups })).toMatchObject({ result: 'pass' });
    expect(judge({}, { groups, users: off })).toMatchObject({ result: 'pass' });
  });

  it('leaves out policies of AWS, which Steampipe lists by the hundred', () => {
    expect(policyUnattached.evaluate(buildInput(withAwsPolicy('ReadOnlyAccess', '{}')))).toEqual([]);
  });

  it('is unknown without policies, and does not run when they are off', () => {
    const evaluate = (policies: typeof off) => policyUnattached.evaluate(buildInput({ policies }));
    expect(evaluate(denied('GetAccountAuthorizationDetails'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
