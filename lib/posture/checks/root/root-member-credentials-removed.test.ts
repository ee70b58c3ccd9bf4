import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, AccountSummary } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { bytesOf, reportText, rootLine, type RowValues } from '@/lib/snapshot/testing/build-report';
import { buildOrganization, managementAccountId } from '@/lib/snapshot/testing/build-organization';
import { buildSummary, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { rootMemberCredentialsRemoved } from './root-member-credentials-removed';

const central = buildOrganization({ centralRoot: read(['RootCredentialsManagement']) });

function evaluate(parts: Partial<AccountSnapshot>, organization: OrganizationSnapshot | null = central) {
  return rootMemberCredentialsRemoved.evaluate(buildInput(parts, {}, { organization }));
}

const root = (row: RowValues, summary: Partial<AccountSummary> = {}) => ({
  credentialReport: read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(row))))),
  accountSummary: read(buildSummary({ rootPasswordPresent: false, ...summary })),
});
const bare = root({ password_enabled: 'false', password_last_used: 'N/A' });

describe('root-member-credentials-removed', () => {
  it('passes when nothing is left', () => {
    expect(evaluate(bare)).toMatchObject([
      {
        result: 'pass',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'The root user has no credentials left',
      },
    ]);
  });

  it('fails for a password', () => {
    expect(evaluate({})).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        title: 'The root user of this member account still has a password',
      },
    ]);
  });

  it('fails for a key, also a disabled one, and for a certificate', () => {
    const parts = root({ password_enabled: 'false' }, { rootAccessKeys: 1, rootCertificates: 1 });
    expect(evaluate(parts)).toMatchObject([
      {
        result: 'fail',
        title: 'The root user of this member account still has an access key and a signing certificate',
      },
    ]);
  });

  it('judges by the report alone', () => {
    expect(evaluate({ ...bare, accountSummary: off })).toMatchObject([{ result: 'pass' }]);
    expect(evaluate({ accountSummary: off })).toMatchObject([{ result: 'fail' }]);
  });

  it.each([
    ['management account', { accountId: managementAccountId }, central],
    ['feature off', {}, buildOrganization()],
    ['stand-alone account', { organizationMembership: read('none' as const) }, null],
  ])('is not applicable: %s', (_case, parts, organization) => {
    expect(evaluate(parts, organization)).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown where the features of the organization could not be read', () => {
    const refused = buildOrganization({ centralRoot: denied('ListOrganizationsFeatures') });
    expect(evaluate({}, refused)).toMatchObject([{ result: 'unknown' }]);
    const organizationMembership = read({
      organizationId: 'o-abc',
      managementAccountId,
      featureSet: 'ALL',
    });
    expect(evaluate({ organizationMembership }, null)).toMatchObject([
      { result: 'unknown', title: expect.stringContaining(managementAccountId) },
    ]);
    const undescribed = { organizationMembership: denied('DescribeOrganization') };
    expect(evaluate(undescribed, null)).toMatchObject([{ result: 'unknown' }]);
  });

  it('is unknown where the credentials of root could not be told', () => {
    const parts = { accountSummary: denied('GetAccountSummary'), credentialReport: denied('GetReport') };
    expect(evaluate(parts)).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('GetAccountSummary') },
    ]);
    const text = reportText().replace(`\n${rootLine()}`, '');
    const credentialReport = read(parseCredentialReport(bytesOf(text)));
    expect(evaluate({ accountSummary: off, credentialReport })).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('no line for the root user') },
    ]);
  });

  it('does not run while the organization or both sources are off', () => {
    expect(evaluate({ organizationMembership: off }, null)).toEqual([]);
    expect(evaluate({ accountSummary: off, credentialReport: off })).toEqual([]);
  });
});
