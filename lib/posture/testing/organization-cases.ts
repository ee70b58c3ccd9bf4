import { expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import {
  type BuiltPolicy,
  buildOrganization,
  fullAwsAccess,
  managementAccountId,
} from '@/lib/snapshot/testing/build-organization';
import { accountId, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../settings/parameters';
import type { Check, CheckResult } from '../types';
import { buildInput } from './build-input';

type OrganizationParts = Parameters<typeof buildOrganization>[0];

/** The result on a member account that is bound by some policies beside the one that allows everything. */
export function judgeMember(
  check: Check,
  policies: readonly BuiltPolicy[],
  { thresholds = {}, ...parts }: { thresholds?: Partial<Thresholds> } & Partial<AccountSnapshot> = {},
): CheckResult | undefined {
  const organization = buildOrganization({ policies: [fullAwsAccess, ...policies] });
  return check.evaluate(buildInput(parts, thresholds, { organization }))[0];
}

/** The result on an organization, in the snapshot of its management account. */
export function judgeManagement(
  check: Check,
  organization: OrganizationParts,
  { thresholds = {}, ...parts }: { thresholds?: Partial<Thresholds> } & Partial<AccountSnapshot> = {},
): CheckResult | undefined {
  const context = { organization: buildOrganization(organization) };
  return check.evaluate(buildInput({ accountId: managementAccountId, ...parts }, thresholds, context))[0];
}

const membership = read({ organizationId: 'o-abc', managementAccountId, featureSet: 'ALL' });
const root = `arn:aws:iam::${accountId}:root`;

/** What every check of guardrails says where there are none that bind the account, or none were read. */
export function itJudgesMembersAlone(check: Check): void {
  const evaluate = (parts: Partial<AccountSnapshot>, organization: OrganizationSnapshot | null = null) =>
    check.evaluate(buildInput(parts, {}, { organization }));

  it('is not applicable to a stand-alone and to the management account', () => {
    expect(evaluate({ organizationMembership: read('none') })).toMatchObject([{ result: 'not-applicable' }]);
    const management = evaluate({ accountId: managementAccountId }, buildOrganization());
    expect(management).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown where only the management account could tell', () => {
    for (const organizationMembership of [membership, denied('organizations:DescribeOrganization')])
      expect(evaluate({ organizationMembership })).toMatchObject([{ result: 'unknown', resource: root }]);
    const refused = buildOrganization({ guardrails: denied('organizations:ListPolicies') });
    expect(evaluate({}, refused)).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('organizations:ListPolicies') },
    ]);
    const unlisted = buildOrganization({ accounts: [] });
    expect(evaluate({ organizationMembership: membership }, unlisted)).toMatchObject([{ result: 'unknown' }]);
  });

  it('does not run when the stage is off', () => {
    expect(evaluate({ organizationMembership: off })).toEqual([]);
  });
}

/** What every check of the organization as a whole says outside its management account. */
export function itJudgesTheManagementAccountAlone(check: Check, parts: Partial<AccountSnapshot> = {}): void {
  const evaluate = (more: Partial<AccountSnapshot>, organization: OrganizationSnapshot | null = null) =>
    check.evaluate(buildInput({ ...parts, ...more }, {}, { organization }));

  it('is not applicable to a member and to a stand-alone account', () => {
    const results = [
      ...evaluate({ organizationMembership: read('none') }),
      ...evaluate({ organizationMembership: membership }),
      ...evaluate({}, buildOrganization()),
    ];
    expect(results).toHaveLength(3);
    for (const result of results) expect(result).toMatchObject({ result: 'not-applicable', resource: root });
  });

  it('is unknown where the organization could not be told', () => {
    const refused = denied('organizations:DescribeOrganization');
    expect(evaluate({ organizationMembership: refused })).toMatchObject([{ result: 'unknown' }]);
    const unlisted = { accountId: managementAccountId, organizationMembership: membership };
    expect(evaluate(unlisted)).toMatchObject([{ result: 'unknown' }]);
  });

  it('does not run when the stage is off', () => {
    expect(evaluate({ organizationMembership: off })).toEqual([]);
  });
}
