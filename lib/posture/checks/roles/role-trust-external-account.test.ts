import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { buildMember, buildOrganization } from '@/lib/snapshot/testing/build-organization';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import type { Thresholds } from '../../settings/parameters';
import type { EvaluationContext } from '../../types';
import { roleTrustExternalAccount } from './role-trust-external-account';

interface Around {
  parts?: Partial<AccountSnapshot>;
  thresholds?: Partial<Thresholds>;
  context?: Partial<EvaluationContext>;
  condition?: object;
}

function judge(principal: unknown, { parts, thresholds, context, condition }: Around = {}) {
  const roles = withRoles([trusting('deploy', trustText(principal, condition))]);
  return roleTrustExternalAccount.evaluate(buildInput({ ...roles, ...parts }, thresholds, context))[0];
}

const unknown = { AWS: 'arn:aws:iam::111122223333:role/ci' };
const member = { organizationId: 'o-abc123', managementAccountId: '999999999999', featureSet: 'ALL' };

describe('role-trust-external-account', () => {
  it('fails for an account that nobody knows', () => {
    expect(judge(unknown)).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'deploy trusts 111122223333',
      evidence: [{ field: 'role' }, { field: 'outsideAccounts', value: ['111122223333'] }],
    });
  });

  it('names a vendor, and passes it once it is trusted', () => {
    expect(judge({ AWS: '464622532012' })).toMatchObject({
      result: 'fail',
      title: 'deploy trusts 464622532012 (Datadog)',
    });
    const thresholds = { trustedAccountIds: ['464622532012'] };
    expect(judge({ AWS: '464622532012' }, { thresholds })).toMatchObject({ result: 'pass' });
  });

  it('passes its own, linked and organization accounts, which peers call foreign', () => {
    expect(judge({ AWS: 'arn:aws:iam::123456789012:root' })).toMatchObject({ result: 'pass' });
    const linkedAccountIds = new Set(['111122223333']);
    expect(judge(unknown, { context: { linkedAccountIds } })).toMatchObject({ result: 'pass' });
    const organization = buildOrganization({ accounts: [buildMember('111122223333')] });
    expect(judge(unknown, { context: { organization } })).toMatchObject({ result: 'pass' });
    expect(judge({ AWS: '222233334444' }, { context: { organization } })).toMatchObject({ result: 'fail' });
  });

  it('passes services and federation', () => {
    expect(judge({ Service: 'lambda.amazonaws.com' })).toMatchObject({
      result: 'pass',
      title: 'deploy trusts no unknown account',
    });
    expect(judge({ Federated: 'arn:aws:iam::123456789012:saml-provider/okta' })).toMatchObject({
      result: 'pass',
    });
  });

  it('takes the account from the conditions of a star', () => {
    const condition = { StringEquals: { 'aws:PrincipalAccount': '111122223333' } };
    expect(judge('*', { condition })).toMatchObject({ result: 'fail', title: 'deploy trusts 111122223333' });
    const foreign = { StringEquals: { 'aws:PrincipalOrgID': 'o-foreign1' } };
    const organizationMembership = read(member);
    expect(judge('*', { condition: foreign, parts: { organizationMembership } })).toMatchObject({
      result: 'fail',
      title: 'deploy trusts o-foreign1',
    });
    const own = { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } };
    expect(judge('*', { condition: own, parts: { organizationMembership } })).toMatchObject({
      result: 'pass',
    });
  });

  it('fails with role-trust-public for a role open to everyone', () => {
    expect(judge('*')).toMatchObject({
      result: 'fail',
      impliedBy: 'role-trust-public',
      title: 'deploy trusts every account',
    });
  });

  it('is unknown while the members of its organization are not known, but for vendors', () => {
    for (const organizationMembership of [read(member), denied('DescribeOrganization')]) {
      const parts = { organizationMembership };
      expect(judge(unknown, { parts })).toMatchObject({
        result: 'unknown',
        title: expect.stringContaining('111122223333 belongs to the organization'),
      });
      expect(judge({ AWS: '464622532012' }, { parts })).toMatchObject({ result: 'fail' });
    }
  });

  it('is sure of a stand-alone account', () => {
    const parts = { organizationMembership: read('none' as const) };
    expect(judge(unknown, { parts })).toMatchObject({ result: 'fail' });
  });

  it('is not applicable to roles of AWS services', () => {
    const role = trusting('ops', trustText(unknown), { path: '/aws-service-role/ops.amazonaws.com/' });
    expect(roleTrustExternalAccount.evaluate(buildInput(withRoles([role])))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustExternalAccount.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleTrustExternalAccount.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
