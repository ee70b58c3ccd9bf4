import { describe, expect, it } from 'vitest';
import type { Analyzer, ExternalAccess } from '@/lib/snapshot/account-snapshot';
import { buildAnalyzer, buildExternalAccess } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { unusedAccessAnalyzerEnabled } from './unused-access-analyzer-enabled';

const unused = buildAnalyzer('unused', { type: 'ACCOUNT_UNUSED_ACCESS' });
const evaluate = (parts: Partial<ExternalAccess>, organizationAnalyzers: Analyzer[] = []) =>
  unusedAccessAnalyzerEnabled.evaluate(
    buildInput({ externalAccess: read(buildExternalAccess(parts)) }, {}, { organizationAnalyzers }),
  )[0];

describe('unused-access-analyzer-enabled', () => {
  it('passes with one active analyzer, of the account or its organization', () => {
    expect(evaluate({ analyzers: [unused] })).toMatchObject({
      result: 'pass',
      title: 'Analyzer unused looks for unused access',
    });
    const organization = { ...unused, type: 'ORGANIZATION_UNUSED_ACCESS' };
    expect(evaluate({ analyzers: [] }, [organization])).toMatchObject({ result: 'pass' });
  });

  it('advises without one, an external-access analyzer notwithstanding', () => {
    expect(evaluate({})).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'No analyzer looks for unused access',
    });
    expect(evaluate({ analyzers: [{ ...unused, status: 'FAILED' }] })).toMatchObject({
      result: 'fail',
      title: 'No unused-access analyzer is active (unused in eu-west-1: FAILED)',
    });
    expect(evaluate({}, [buildAnalyzer('org', { type: 'ORGANIZATION' })])).toMatchObject({ result: 'fail' });
  });

  it('is unknown while a region that may have one could not be asked', () => {
    const unreadRegions = [{ region: 'eu-west-2', code: 'AccessDenied', message: 'not authorized' }];
    expect(evaluate({ unreadRegions })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('eu-west-2'),
    });
    expect(evaluate({ analyzers: [unused], unreadRegions })).toMatchObject({ result: 'pass' });
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const externalAccess = denied('ListAnalyzers');
    expect(unusedAccessAnalyzerEnabled.evaluate(buildInput({ externalAccess }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(unusedAccessAnalyzerEnabled.evaluate(buildInput({ externalAccess: off }))).toEqual([]);
  });
});
