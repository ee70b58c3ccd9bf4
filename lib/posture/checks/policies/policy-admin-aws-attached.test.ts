import { describe, expect, it } from 'vitest';
import { buildRole, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything } from '../../testing/build-input';
import { withAwsPolicy } from '../../testing/build-policies';
import { policyAdminAwsAttached } from './policy-admin-aws-attached';

const administrator = (account = 'aws') => ({
  attachedPolicies: [
    { name: 'AdministratorAccess', arn: `arn:aws:iam::${account}:policy/AdministratorAccess` },
  ],
});
const evaluate = (...input: Parameters<typeof buildInput>) =>
  policyAdminAwsAttached.evaluate(buildInput(...input));
const judgeRole = (name: string, path = '/', ...thresholds: [Parameters<typeof buildInput>[1]?]) =>
  evaluate({ roles: read([buildRole(name, { path, ...administrator() })]) }, ...thresholds);

describe('policy-admin-aws-attached', () => {
  it('fails for each identity that nobody approved, never for the policy itself', () => {
    const users = read([buildUser('ana', administrator()), buildUser('bob')]);
    expect(evaluate({ users })).toMatchObject([
      {
        result: 'fail',
        severity: 'high',
        resource: 'arn:aws:iam::123456789012:user/ana',
        title: 'AdministratorAccess is attached to user ana, which is not approved',
      },
    ]);
  });

  it('passes approved ones, shown as such', () => {
    expect(judgeRole('OrganizationAccountAccessRole')).toMatchObject([
      {
        result: 'pass',
        title: 'OrganizationAccountAccessRole is an approved administrator (OrganizationAccountAccessRole)',
      },
    ]);
    expect(judgeRole('stacksets-exec-abc')).toMatchObject([{ result: 'pass' }]);
    expect(judgeRole('deploy', '/', { approvedAdmins: ['arn:aws:iam::*:role/deploy'] })).toMatchObject([
      { result: 'pass' },
    ]);
    expect(judgeRole('AWSControlTowerExecution', '/', { approvedAdmins: [] })).toMatchObject([
      { result: 'fail' },
    ]);
  });

  it('believes the names of Identity Center under its path alone', () => {
    const name = 'AWSReservedSSO_AdministratorAccess_0123456789abcdef';
    expect(judgeRole(name, '/aws-reserved/sso.amazonaws.com/eu-west-1/')).toMatchObject([{ result: 'pass' }]);
    expect(judgeRole(name)).toMatchObject([{ result: 'fail' }]);
  });

  it('looks at the ARN: a customer policy of that name is another thing', () => {
    const users = read([buildUser('ana', administrator('123456789012'))]);
    expect(evaluate({ users })).toMatchObject([
      { result: 'pass', resource: 'arn:aws:iam::123456789012:root', title: 'Nobody has AdministratorAccess' },
    ]);
  });

  it('finds other policies of AWS that grant everything, by their text', () => {
    expect(evaluate(withAwsPolicy('SomethingNew', everything))).toMatchObject([
      { result: 'fail', title: 'SomethingNew is attached to role app, which is not approved' },
    ]);
  });

  it('is unknown for what was refused, and does not run when it is off', () => {
    const refused = denied('GetAccountAuthorizationDetails');
    expect(evaluate({ roles: refused })).toMatchObject([{ result: 'unknown' }]);
    const users = read([buildUser('ana', administrator())]);
    expect(evaluate({ users, roles: refused })).toMatchObject([{ result: 'fail' }, { result: 'unknown' }]);
    expect(evaluate({ users: off, groups: off, roles: off, policies: off })).toEqual([]);
  });
});
