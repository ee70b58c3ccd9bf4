import { describe, expect, it } from 'vitest';
import type { AccountAssignment, IdentityCenter } from '@/lib/snapshot/data/identity-center';
import { buildIdentityCenter, buildPermissionSet } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { ssoAdminAssignments } from './sso-admin-assignments';

const admin = buildPermissionSet('admin', {
  awsManagedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
});
const audit = buildPermissionSet('audit', { awsManagedPolicies: ['arn:aws:iam::aws:policy/SecurityAudit'] });
const untold = buildPermissionSet('untold', {
  awsManagedPolicies: ['arn:aws:iam::aws:policy/IAMFullAccess'],
});

function assign(
  principalId: string,
  set = admin,
  principalType: AccountAssignment['principalType'] = 'GROUP',
): AccountAssignment {
  return { permissionSetArn: set.arn, accountId: '111122223333', principalType, principalId };
}

const evaluate = (
  assignments: AccountAssignment[],
  groupMembers: IdentityCenter['groupMembers'],
  maxAdmins = 2,
) =>
  ssoAdminAssignments.evaluate(
    buildInput(
      {
        identityCenter: read(
          buildIdentityCenter({ permissionSets: [admin, audit, untold], assignments, groupMembers }),
        ),
      },
      { maxAdmins },
    ),
  );
const members = read({ g1: ['u1', 'u2'], g2: ['u2', 'u3'] });

describe('sso-admin-assignments', () => {
  it('passes at exactly the number allowed and fails beyond, counting each person once', () => {
    expect(evaluate([assign('g1')], members)).toMatchObject([
      { result: 'pass', resource: 'arn:aws:iam::111122223333:root' },
    ]);
    expect(evaluate([assign('g1'), assign('g2')], members)).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        title: '3 people hold administrator permission sets on 111122223333',
      },
    ]);
    expect(evaluate([assign('g1'), assign('g2')], members, 3)).toMatchObject([{ result: 'pass' }]);
    expect(evaluate([assign('g1'), assign('u2', admin, 'USER')], members)).toMatchObject([
      { result: 'pass' },
    ]);
    expect(evaluate([assign('g1'), assign('u9', admin, 'USER')], members)).toMatchObject([
      { result: 'fail' },
    ]);
  });

  it('leaves lesser sets out and gives one result per account', () => {
    const elsewhere = { ...assign('g2'), accountId: '222233334444' };
    expect(evaluate([assign('g1', audit), assign('g2', audit), elsewhere], members, 1)).toMatchObject([
      { result: 'pass', resource: 'arn:aws:iam::111122223333:root' },
      { result: 'fail', resource: 'arn:aws:iam::222233334444:root' },
    ]);
  });

  it('is unknown while members or policies were not read, unless those known are too many', () => {
    const refused = denied('ListGroupMemberships');
    expect(evaluate([assign('g1')], refused)).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate([assign('g3')], members)).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate([assign('g1', untold)], members)).toMatchObject([{ result: 'unknown' }]);
    const people = ['u1', 'u2', 'u3'].map((id) => assign(id, admin, 'USER'));
    expect(evaluate([...people, assign('g1')], refused)).toMatchObject([{ result: 'fail' }]);
    expect(evaluate([assign('g1', audit)], refused)).toMatchObject([{ result: 'pass' }]);
  });

  it('is not applicable without assignments or instance', () => {
    expect(evaluate([], members)).toMatchObject([{ result: 'not-applicable' }]);
    expect(ssoAdminAssignments.evaluate(buildInput({ identityCenter: read('none') }))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const identityCenter = denied('ListInstances');
    expect(ssoAdminAssignments.evaluate(buildInput({ identityCenter }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(ssoAdminAssignments.evaluate(buildInput({ identityCenter: off }))).toEqual([]);
  });
});
