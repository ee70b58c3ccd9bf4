import { describe, expect, it } from 'vitest';
import type { ArchiveRule } from '@/lib/snapshot/account-snapshot';
import { buildAnalyzer, buildExternalAccess } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessAnalyzerArchiveRules } from './access-analyzer-archive-rules';

type Criterion = ArchiveRule['criteria'][string];

const by = (parts: Partial<Criterion>): Criterion => ({
  eq: [],
  neq: [],
  contains: [],
  exists: null,
  ...parts,
});
const eq = (...values: string[]) => by({ eq: values });
const evaluate = (archiveRules: ReturnType<typeof buildAnalyzer>['archiveRules']) =>
  accessAnalyzerArchiveRules.evaluate(
    buildInput({
      externalAccess: read(buildExternalAccess({ analyzers: [buildAnalyzer('external', { archiveRules })] })),
    }),
  )[0];
const judge = (criteria: ArchiveRule['criteria']) => evaluate(read([{ name: 'quiet', criteria }]));

const bucket = 'arn:aws:s3:::site';

describe('access-analyzer-archive-rules', () => {
  it.each([
    ['public access', { isPublic: eq('true') }],
    ['public access of a kind', { isPublic: eq('true'), resourceType: eq('AWS::S3::Bucket') }],
    ['public access under a pattern', { isPublic: eq('true'), resource: eq('arn:aws:s3:::*') }],
    ['a kind of resource', { resourceType: eq('AWS::IAM::Role') }],
    ['kind and status', { resourceType: eq('AWS::IAM::Role'), status: eq('ACTIVE') }],
    ['a wildcard', { resource: eq('arn:aws:iam::*') }],
    ['a part of a text', { resource: by({ contains: ['role'] }) }],
    ['an exclusion', { 'principal.AWS': by({ neq: ['111122223333'] }) }],
    ['mere presence', { 'principal.Federated': by({ exists: true }) }],
    ['nothing', {}],
  ])('fails for a rule by %s', (_what, criteria) => {
    expect(judge(criteria)).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: 'arn:aws:access-analyzer:eu-west-1:123456789012:analyzer/external',
      title: 'Analyzer external archives whole kinds of findings (quiet)',
    });
  });

  it.each([
    ['a bucket that is meant to be public', { isPublic: eq('true'), resource: eq(bucket) }],
    ['a known account', { 'principal.AWS': eq('111122223333') }],
    [
      'a kind for a known account',
      { resourceType: eq('AWS::IAM::Role'), 'principal.AWS': eq('111122223333') },
    ],
    ['what is not public', { isPublic: eq('false'), 'principal.AWS': eq('111122223333') }],
  ])('passes a rule by %s', (_what, criteria) => {
    expect(judge(criteria)).toMatchObject({ result: 'pass' });
  });

  it('passes an analyzer without rules', () => {
    expect(evaluate(read([]))).toMatchObject({
      result: 'pass',
      title: 'Analyzer external has no wide archive rule',
    });
  });

  it('is unknown where rules were refused', () => {
    expect(evaluate(denied('ListArchiveRules'))).toMatchObject({ result: 'unknown' });
    const unreadRegions = [{ region: 'eu-west-2', code: 'AccessDenied', message: 'not authorized' }];
    const externalAccess = read(buildExternalAccess({ analyzers: [], unreadRegions }));
    expect(accessAnalyzerArchiveRules.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'unknown', part: 'eu-west-2' },
    ]);
  });

  it('is not applicable without an analyzer', () => {
    const externalAccess = read(buildExternalAccess({ analyzers: [] }));
    expect(accessAnalyzerArchiveRules.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'not-applicable', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('is unknown when all was refused, and does not run when it is off', () => {
    const externalAccess = denied('ListAnalyzers');
    expect(accessAnalyzerArchiveRules.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(accessAnalyzerArchiveRules.evaluate(buildInput({ externalAccess: off }))).toEqual([]);
  });
});
