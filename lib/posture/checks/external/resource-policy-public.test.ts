import { describe, expect, it } from 'vitest';
import type { Analyzer, AnalyzerFinding, ExternalAccess } from '@/lib/snapshot/account-snapshot';
import { buildAnalyzer, buildExternalAccess, buildFinding } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { resourcePolicyPublic } from './resource-policy-public';

const evaluate = (parts: Partial<ExternalAccess>, organizationAnalyzers: Analyzer[] = []) =>
  resourcePolicyPublic.evaluate(
    buildInput({ externalAccess: read(buildExternalAccess(parts)) }, {}, { organizationAnalyzers }),
  );
const judge = (parts: Partial<AnalyzerFinding>) =>
  evaluate({ findings: [buildFinding('f-1', { isPublic: true, ...parts })] });

describe('resource-policy-public', () => {
  it.each([
    ['AWS::SQS::Queue', 'SQS queue'],
    ['AWS::SNS::Topic', 'SNS topic'],
    ['AWS::Lambda::LayerVersion', 'Lambda layer version'],
    ['AWS::SecretsManager::Secret', 'SecretsManager secret'],
    ['AWS::ECR::Repository', 'ECR repository'],
    ['AWS::EFS::FileSystem', 'EFS file system'],
    ['AWS::DynamoDB::Table', 'DynamoDB table'],
  ])('fails for a public %s', (resourceType, words) => {
    expect(judge({ resourceType })).toMatchObject([
      {
        result: 'fail',
        severity: 'critical',
        resource: 'arn:aws:sqs:eu-west-1:123456789012:f-1',
        part: 'f-1',
        title: `The policy of ${words} f-1 is open to everybody`,
      },
    ]);
  });

  it('leaves buckets, keys and roles to their own checks', () => {
    for (const resourceType of ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::IAM::Role'])
      expect(judge({ resourceType })).toMatchObject([{ result: 'pass' }]);
  });

  it('passes a region whose analyzer says nothing public', () => {
    for (const parts of [{ isPublic: false }, { isPublic: null }, { status: 'ARCHIVED' }])
      expect(judge(parts)).toMatchObject([
        {
          result: 'pass',
          part: 'eu-west-1',
          title: 'Analyzer external found no open resource policy in eu-west-1',
        },
      ]);
  });

  it('is unknown for the account where no analyzer is active', () => {
    for (const analyzers of [[], [buildAnalyzer('external', { status: 'DISABLED' })]])
      expect(evaluate({ analyzers })).toMatchObject([
        {
          result: 'unknown',
          resource: 'arn:aws:iam::123456789012:root',
          title: expect.stringContaining('no external'),
        },
      ]);
    const unused = buildAnalyzer('unused', { type: 'ACCOUNT_UNUSED_ACCESS' });
    expect(evaluate({ analyzers: [unused] })).toMatchObject([{ result: 'unknown' }]);
  });

  it('is unknown for a region without one, or that was refused', () => {
    const unreadRegions = [{ region: 'eu-west-3', code: 'AccessDenied', message: 'not authorized' }];
    expect(evaluate({ regions: ['eu-west-1', 'eu-west-2'], unreadRegions })).toMatchObject([
      { result: 'pass', part: 'eu-west-1' },
      { result: 'unknown', part: 'eu-west-2' },
      { result: 'unknown', part: 'eu-west-3' },
    ]);
  });

  it('is not applicable where the organization’s analyzer judges', () => {
    const arn = 'arn:aws:access-analyzer:eu-west-1:999999999999:analyzer/org';
    expect(evaluate({ analyzers: [] }, [buildAnalyzer('org', { type: 'ORGANIZATION', arn })])).toMatchObject([
      {
        result: 'not-applicable',
        title: 'Resource policies in eu-west-1 are judged in account 999999999999',
      },
    ]);
  });

  it('is unknown when all was refused, and does not run when it is off', () => {
    const externalAccess = denied('ListAnalyzers');
    expect(resourcePolicyPublic.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(resourcePolicyPublic.evaluate(buildInput({ externalAccess: off }))).toEqual([]);
  });
});
