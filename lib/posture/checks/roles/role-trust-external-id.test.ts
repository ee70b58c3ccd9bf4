import { describe, expect, it } from 'vitest';
import { buildMember, buildOrganization } from '@/lib/snapshot/testing/build-organization';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { roleTrustExternalId } from './role-trust-external-id';

type Around = Parameters<typeof buildInput>;

function judge(principal: unknown, condition?: object, ...[parts, thresholds, context]: Around) {
  const roles = withRoles([trusting('supplier', trustText(principal, condition))]);
  return roleTrustExternalId.evaluate(buildInput({ ...roles, ...parts }, thresholds, context))[0];
}

const datadog = { AWS: 'arn:aws:iam::464622532012:root' };
const stranger = { AWS: '111122223333' };

describe('role-trust-external-id', () => {
  it('fails for a third party without one', () => {
    expect(judge(datadog)).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'supplier asks 464622532012 (Datadog) for no external id',
    });
    expect(judge(stranger, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })).toMatchObject({
      result: 'fail',
    });
  });

  it('passes with one, by equality or by likeness', () => {
    expect(judge(datadog, { StringEquals: { 'sts:ExternalId': 'x-1' } })).toMatchObject({
      result: 'pass',
      title: 'supplier asks 464622532012 (Datadog) for an external id',
    });
    expect(judge(datadog, { StringLike: { 'sts:externalid': 'x-*' } })).toMatchObject({ result: 'pass' });
  });

  it.each([
    ['a bare wildcard', { StringLike: { 'sts:ExternalId': '*' } }],
    ['IfExists', { StringEqualsIfExists: { 'sts:ExternalId': 'x-1' } }],
    ['a negation', { StringNotEquals: { 'sts:ExternalId': 'x-1' } }],
  ])('does not take %s for one', (_what, condition) => {
    expect(judge(datadog, condition)).toMatchObject({ result: 'fail' });
  });

  it('asks trusted suppliers too, and accounts that a condition names', () => {
    const thresholds = { trustedAccountIds: ['111122223333'] };
    expect(judge(stranger, undefined, {}, thresholds)).toMatchObject({ result: 'fail' });
    expect(judge('*', { StringEquals: { 'aws:PrincipalAccount': '111122223333' } })).toMatchObject({
      result: 'fail',
    });
  });

  it('is not applicable inside the account, the organization and the linked ones', () => {
    expect(judge({ AWS: 'arn:aws:iam::123456789012:user/ana' })).toMatchObject({ result: 'not-applicable' });
    const organization = buildOrganization({ accounts: [buildMember('111122223333')] });
    expect(judge(stranger, undefined, {}, {}, { organization })).toMatchObject({ result: 'not-applicable' });
    const linkedAccountIds = new Set(['111122223333']);
    expect(judge(stranger, undefined, {}, {}, { linkedAccountIds })).toMatchObject({
      result: 'not-applicable',
    });
    expect(judge({ Service: 'ec2.amazonaws.com' })).toMatchObject({ result: 'not-applicable' });
  });

  it('leaves a role that is open to everyone to role-trust-public', () => {
    expect(judge('*')).toMatchObject({ result: 'not-applicable' });
  });

  it('spares the one role of a vendor that a condition names', () => {
    const vendorRole = 'arn:aws:iam::464622532012:role/collector';
    const condition = { ArnEquals: { 'aws:PrincipalArn': vendorRole } };
    expect(judge({ AWS: vendorRole }, condition)).toMatchObject({ result: 'not-applicable' });
    expect(judge({ AWS: vendorRole })).toMatchObject({ result: 'fail' });
    expect(judge(stranger, condition)).toMatchObject({ result: 'fail' });
  });

  it('is unknown while the members of its organization are not known', () => {
    const parts = { organizationMembership: denied('DescribeOrganization') };
    expect(judge(stranger, undefined, parts)).toMatchObject({ result: 'unknown' });
    expect(judge(datadog, undefined, parts)).toMatchObject({ result: 'fail' });
    const condition = { StringEquals: { 'sts:ExternalId': 'x-1' } };
    expect(judge(stranger, condition, parts)).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustExternalId.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleTrustExternalId.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
