import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { buildOrganization, managementAccountId } from '@/lib/snapshot/testing/build-organization';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { orgMember } from './org-member';

const judge = (
  organizationMembership: AccountSnapshot['organizationMembership'],
  organization: OrganizationSnapshot | null = null,
  accountId = '123456789012',
) => orgMember.evaluate(buildInput({ organizationMembership, accountId }, {}, { organization }))[0];
const membership = read({ organizationId: 'o-abc', managementAccountId, featureSet: 'ALL' });

describe('org-member', () => {
  it('passes for a member, by its own word or the organization’s', () => {
    const title = `The account belongs to the organization of ${managementAccountId}`;
    expect(judge(membership)).toMatchObject({ result: 'pass', title });
    expect(judge(off, buildOrganization())).toMatchObject({ result: 'pass', title });
    expect(judge(denied('DescribeOrganization'), buildOrganization())).toMatchObject({ result: 'pass' });
  });

  it('passes for the management account, its organization read or not', () => {
    expect(judge(membership, buildOrganization(), managementAccountId)).toMatchObject({ result: 'pass' });
    expect(judge(membership, null, managementAccountId)).toMatchObject({ result: 'pass' });
  });

  it('fails for a stand-alone account', () => {
    expect(judge(read('none'))).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'The account belongs to no organization',
    });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(judge(denied('DescribeOrganization'))).toMatchObject({ result: 'unknown' });
    expect(judge(off)).toBeUndefined();
  });
});
