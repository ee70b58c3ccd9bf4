import { describe, expect, it } from 'vitest';
import type { Analyzer } from '@/lib/snapshot/account-snapshot';
import {
  buildOrganization,
  managementAccountId,
  organizationArn,
} from '@/lib/snapshot/testing/build-organization';
import { buildAnalyzer, buildExternalAccess } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { itJudgesTheManagementAccountAlone } from '../../testing/organization-cases';
import { accessAnalyzerOrganizationScope } from './access-analyzer-organization-scope';

const organization = buildOrganization();
function judge(own: Analyzer[], organizationAnalyzers: Analyzer[] = [], refused = false) {
  const externalAccess = refused ? denied('ListAnalyzers') : read(buildExternalAccess({ analyzers: own }));
  return accessAnalyzerOrganizationScope.evaluate(
    buildInput(
      { accountId: managementAccountId, externalAccess },
      {},
      { organization, organizationAnalyzers },
    ),
  )[0];
}
const whole = buildAnalyzer('org', { type: 'ORGANIZATION' });

describe('access-analyzer-organization-scope', () => {
  it('passes with an analyzer of the organization, its own or that of the administrator account', () => {
    expect(judge([whole])).toMatchObject({
      result: 'pass',
      resource: organizationArn,
      title: 'Analyzer org watches the organization',
    });
    expect(judge([], [whole])).toMatchObject({ result: 'pass' });
  });

  it('advises without one that is active and for external access', () => {
    const others = [
      buildAnalyzer('external'),
      { ...whole, status: 'DISABLED' },
      buildAnalyzer('unused', { type: 'ORGANIZATION_UNUSED_ACCESS' }),
    ];
    expect(judge(others)).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'No analyzer watches the organization as a whole',
    });
  });

  it('is unknown when analyzers were refused, unless one was seen elsewhere', () => {
    expect(judge([], [], true)).toMatchObject({ result: 'unknown' });
    expect(judge([], [whole], true)).toMatchObject({ result: 'pass' });
  });

  it('is unknown where one may hide: in a region that was refused, or an administrator account not linked', () => {
    const evaluate = (
      parts: Parameters<typeof buildExternalAccess>[0],
      delegatedAdministrators: ReturnType<typeof buildOrganization>['delegatedAdministrators'],
      linked: string[] = [],
    ) => {
      const context = {
        organization: buildOrganization({ delegatedAdministrators }),
        linkedAccountIds: new Set(linked),
      };
      const externalAccess = read(buildExternalAccess(parts));
      const input = buildInput({ accountId: managementAccountId, externalAccess }, {}, context);
      return accessAnalyzerOrganizationScope.evaluate(input)[0];
    };
    const unreadRegions = [{ region: 'eu-west-2', code: 'AccessDenied', message: 'not authorized' }];
    expect(evaluate({ unreadRegions }, read([]))).toMatchObject({ result: 'unknown' });
    expect(evaluate({}, denied('ListDelegatedAdministrators'))).toMatchObject({ result: 'unknown' });
    const delegated = read([{ accountId: '222222222222', services: ['access-analyzer.amazonaws.com'] }]);
    expect(evaluate({}, delegated)).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('222222222222 of Access Analyzer is not linked'),
    });
    expect(evaluate({}, delegated, ['222222222222'])).toMatchObject({ result: 'fail' });
  });

  it('does not run when it is off', () => {
    const input = buildInput({ accountId: managementAccountId, externalAccess: off }, {}, { organization });
    expect(accessAnalyzerOrganizationScope.evaluate(input)).toEqual([]);
  });

  itJudgesTheManagementAccountAlone(accessAnalyzerOrganizationScope);
});
