import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import {
  buildOrganization,
  managementAccountId,
  organizationArn,
} from '@/lib/snapshot/testing/build-organization';
import { accountId, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { rootCentralizedManagementEnabled } from './root-centralized-management-enabled';

function evaluate(parts: Partial<AccountSnapshot>, organization: OrganizationSnapshot | null = null) {
  return rootCentralizedManagementEnabled.evaluate(buildInput(parts, {}, { organization }));
}

const judge = (centralRoot: OrganizationSnapshot['centralRoot']) =>
  evaluate({ accountId: managementAccountId }, buildOrganization({ centralRoot }))[0];
const membership = (management: string) => ({
  organizationMembership: read({
    organizationId: 'o-abc',
    managementAccountId: management,
    featureSet: 'ALL',
  }),
});

describe('root-centralized-management-enabled', () => {
  it('passes when root credentials are managed centrally, and says whether sessions are on', () => {
    expect(judge(read(['RootCredentialsManagement', 'RootSessions']))).toMatchObject({
      result: 'pass',
      resource: organizationArn,
      title: expect.stringContaining('sessions are on'),
    });
    expect(judge(read(['RootCredentialsManagement']))).toMatchObject({
      result: 'pass',
      title: expect.stringContaining('sessions are off'),
    });
  });

  it('fails without the feature', () => {
    expect(judge(read(['RootSessions']))).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: organizationArn,
      title: 'The organization does not manage root credentials centrally',
      evidence: [{ field: 'enabledFeatures', value: ['RootSessions'] }],
    });
  });

  it('is unknown when the features were refused', () => {
    expect(judge(denied('ListOrganizationsFeatures'))).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListOrganizationsFeatures'),
    });
  });

  it('is not applicable to members, whether or not their organization was read', () => {
    const expected = [
      {
        result: 'not-applicable',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'Judged in the management account 111111111111',
      },
    ];
    expect(evaluate({}, buildOrganization())).toMatchObject(expected);
    expect(evaluate(membership(managementAccountId))).toMatchObject(expected);
  });

  it('is not applicable outside any organization', () => {
    expect(evaluate({ organizationMembership: read('none') })).toMatchObject([
      { result: 'not-applicable', title: 'The account belongs to no organization' },
    ]);
  });

  it('is unknown where it cannot be told', () => {
    expect(evaluate({ organizationMembership: denied('DescribeOrganization') })).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('DescribeOrganization') },
    ]);
    expect(evaluate(membership(accountId))).toMatchObject([{ result: 'unknown' }]);
  });

  it('does not run while the stage is off', () => {
    expect(evaluate({ organizationMembership: off })).toEqual([]);
  });
});
