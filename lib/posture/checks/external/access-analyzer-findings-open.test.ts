import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Analyzer, AnalyzerFinding } from '@/lib/snapshot/account-snapshot';
import { buildAnalyzer, buildExternalAccess, buildFinding } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { accessAnalyzerFindingsOpen } from './access-analyzer-findings-open';

interface Case {
  analyzers?: Analyzer[];
  organizationAnalyzers?: Analyzer[];
  trustedAccountIds?: string[];
  parts?: Partial<AccountSnapshot>;
}

function evaluate(
  findings: AnalyzerFinding[],
  { analyzers, organizationAnalyzers = [], ...more }: Case = {},
) {
  const externalAccess = read(buildExternalAccess({ findings, ...(analyzers ? { analyzers } : {}) }));
  const { trustedAccountIds = [], parts } = more;
  return accessAnalyzerFindingsOpen.evaluate(
    buildInput({ externalAccess, ...parts }, { trustedAccountIds }, { organizationAnalyzers }),
  );
}
const judge = (parts: Partial<AnalyzerFinding>, given: Case = {}) =>
  evaluate([buildFinding('f-1', parts)], given)[0];

describe('access-analyzer-findings-open', () => {
  it('is critical for everybody, by its cause', () => {
    expect(judge({ isPublic: true })).toMatchObject({
      result: 'fail',
      severity: 'critical',
      resource: 'arn:aws:sqs:eu-west-1:123456789012:f-1',
      part: 'f-1',
      impliedBy: 'resource-policy-public',
      title: 'SQS queue f-1 is open to everybody',
    });
    const bucket = { isPublic: true, resourceType: 'AWS::S3::Bucket', resource: 'arn:aws:s3:::site' };
    expect(judge(bucket)).toMatchObject({ title: 'S3 bucket site is open to everybody' });
    expect(judge(bucket)).not.toHaveProperty('impliedBy');
  });

  it('is high for accounts that are not trusted, and low for trusted ones alone', () => {
    const accounts = ['111122223333', '222233334444'];
    expect(judge({ accounts })).toMatchObject({
      severity: 'high',
      title: 'SQS queue f-1 is open to 111122223333 and 222233334444',
    });
    expect(judge({ accounts }, { trustedAccountIds: accounts })).toMatchObject({
      result: 'fail',
      severity: 'low',
    });
    expect(judge({ accounts }, { trustedAccountIds: ['111122223333'] })).toMatchObject({ severity: 'high' });
  });

  it('is high while AWS did not tell whom it is', () => {
    expect(judge({ isPublic: null })).toMatchObject({
      severity: 'high',
      title: 'SQS queue f-1 is open to somebody outside',
    });
  });

  it('knows the accounts of a role by its trust policy', () => {
    const role = trusting('partner', trustText({ AWS: ['111122223333', '123456789012'] }));
    const finding = { resource: role.role.arn, resourceType: 'AWS::IAM::Role' };
    const parts = withRoles([role]);
    expect(judge(finding, { parts })).toMatchObject({
      severity: 'high',
      title: 'IAM role partner is open to 111122223333',
    });
    expect(judge(finding, { parts, trustedAccountIds: ['111122223333'] })).toMatchObject({ severity: 'low' });
    const open = trusting('open', trustText('*'));
    const everybody = { resource: open.role.arn, resourceType: 'AWS::IAM::Role', isPublic: true };
    expect(judge(everybody, { parts: withRoles([open]) })).toMatchObject({ impliedBy: 'role-trust-public' });
  });

  it('passes a region with an analyzer and no active finding; archived ones do not count', () => {
    for (const findings of [[], [buildFinding('f-1', { status: 'ARCHIVED' })]])
      expect(evaluate(findings)).toMatchObject([
        { result: 'pass', part: 'eu-west-1', title: 'Analyzer external has no open finding in eu-west-1' },
      ]);
    const unused = buildFinding('f-2', { findingType: 'UnusedPermission' });
    expect(evaluate([unused])).toMatchObject([{ result: 'pass' }]);
  });

  it('is not applicable without an analyzer of the account', () => {
    expect(evaluate([], { analyzers: [] })).toMatchObject([
      { result: 'not-applicable', title: 'eu-west-1 has no external-access analyzer' },
    ]);
    const organizationAnalyzers = [
      buildAnalyzer('org', {
        type: 'ORGANIZATION',
        arn: 'arn:aws:access-analyzer:eu-west-1:999999999999:analyzer/org',
      }),
    ];
    expect(evaluate([], { analyzers: [], organizationAnalyzers })).toMatchObject([
      { result: 'not-applicable', title: 'Findings in eu-west-1 are judged in account 999999999999' },
    ]);
  });

  it('is unknown for a region that was refused', () => {
    const unreadRegions = [{ region: 'eu-west-2', code: 'AccessDenied', message: 'not authorized' }];
    const externalAccess = read(buildExternalAccess({ unreadRegions }));
    expect(accessAnalyzerFindingsOpen.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'pass', part: 'eu-west-1' },
      { result: 'unknown', part: 'eu-west-2' },
    ]);
  });

  it('is unknown when all was refused, and does not run when it is off', () => {
    const externalAccess = denied('ListAnalyzers');
    expect(accessAnalyzerFindingsOpen.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(accessAnalyzerFindingsOpen.evaluate(buildInput({ externalAccess: off }))).toEqual([]);
  });
});
