import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import {
  buildOrganization,
  managementAccountId,
  organizationArn as expectedArn,
} from '@/lib/snapshot/testing/build-organization';
import { accountId, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../testing/build-input';
import { organizationArn, organizationStanding } from './organization-standing';

function standing(parts: Partial<AccountSnapshot>, organization: OrganizationSnapshot | null = null) {
  return organizationStanding(buildInput(parts, {}, { organization }));
}

const belongs = (management: string, organizationId = 'o-abc') => ({
  organizationMembership: read({ organizationId, managementAccountId: management, featureSet: 'ALL' }),
});
const organization = buildOrganization();

describe('organizationStanding', () => {
  it('finds the account in the organization', () => {
    expect(standing({ accountId: managementAccountId }, organization)).toEqual({
      kind: 'management',
      organization,
    });
    expect(standing({}, organization)).toEqual({ kind: 'member', managementAccountId, organization });
  });

  it('takes the word of an account that the organization does not list', () => {
    const stranger = { accountId: '999999999999' };
    expect(standing({ ...stranger, organizationMembership: read('none') }, organization)).toEqual({
      kind: 'stand-alone',
    });
    expect(standing({ ...stranger, ...belongs(managementAccountId) }, organization)).toEqual({
      kind: 'member',
      managementAccountId,
      organization,
    });
    const elsewhere = belongs('888888888888', 'o-other');
    expect(standing({ ...stranger, ...elsewhere }, organization)).toEqual({
      kind: 'member',
      managementAccountId: '888888888888',
      organization: null,
    });
    expect(standing({ ...stranger, organizationMembership: off }, organization)).toEqual({ kind: 'off' });
  });

  it('does not guess', () => {
    expect(standing({ organizationMembership: denied('DescribeOrganization') })).toMatchObject({
      kind: 'unknown',
      why: expect.stringContaining('DescribeOrganization'),
    });
    expect(standing(belongs(accountId))).toMatchObject({ kind: 'unknown' });
  });
});

describe('organizationArn', () => {
  it('names the organization as AWS does', () => {
    expect(organizationArn(organization, 'aws')).toBe(expectedArn);
  });
});
