import { describe, expect, it } from 'vitest';
import type { AccountAssignment, PermissionSet } from '@/lib/snapshot/data/identity-center';
import { buildIdentityCenter, buildPermissionSet } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { ssoAssignmentsViaGroups } from './sso-assignments-via-groups';

const admin = { awsManagedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
const untold = { awsManagedPolicies: ['arn:aws:iam::aws:policy/IAMFullAccess'] };

function judge(
  types: AccountAssignment['principalType'][],
  parts: Partial<PermissionSet> = {},
  maxDirectSsoAssignments = 0,
) {
  const set = buildPermissionSet('ops', parts);
  const assignments = types.map((principalType, index) => ({
    permissionSetArn: set.arn,
    accountId: '111122223333',
    principalType,
    principalId: `p-${index}`,
  }));
  const identityCenter = read(buildIdentityCenter({ permissionSets: [set], assignments }));
  const input = buildInput({ identityCenter }, { maxDirectSsoAssignments });
  return ssoAssignmentsViaGroups.evaluate(input)[0];
}

describe('sso-assignments-via-groups', () => {
  it('passes groups and fails people', () => {
    expect(judge(['GROUP'])).toMatchObject({ result: 'pass', title: 'ops is assigned to groups' });
    expect(judge(['GROUP', 'USER'])).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'ops is assigned to a person once',
    });
    expect(judge(['USER', 'USER'])).toMatchObject({ title: 'ops is assigned to a person 2 times' });
  });

  it('allows exactly the number given, but no administrator', () => {
    expect(judge(['USER', 'USER'], {}, 2)).toMatchObject({ result: 'pass' });
    expect(judge(['USER', 'USER'], {}, 1)).toMatchObject({ result: 'fail' });
    expect(judge(['USER'], admin, 2)).toMatchObject({ result: 'fail' });
    expect(judge(['GROUP'], admin)).toMatchObject({ result: 'pass' });
  });

  it('is unknown where only an administrator would fail and none can be told', () => {
    expect(judge(['USER'], untold, 1)).toMatchObject({ result: 'unknown' });
    expect(judge(['USER'], untold)).toMatchObject({ result: 'fail' });
    expect(judge(['GROUP'], untold)).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without assignments or instance', () => {
    expect(judge([])).toMatchObject({ result: 'not-applicable', title: 'ops is assigned to nobody' });
    expect(ssoAssignmentsViaGroups.evaluate(buildInput({ identityCenter: read('none') }))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const identityCenter = denied('ListAccountAssignments');
    expect(ssoAssignmentsViaGroups.evaluate(buildInput({ identityCenter }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(ssoAssignmentsViaGroups.evaluate(buildInput({ identityCenter: off }))).toEqual([]);
  });
});
