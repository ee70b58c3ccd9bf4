import { describe, expect, it } from 'vitest';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTrails, judgeTrail, organizationTrail } from '../../testing/trail-cases';
import { cloudtrailInsights as check } from './cloudtrail-insights';

describe('cloudtrail-insights', () => {
  it('passes with any kind', () => {
    expect(judgeTrail(check, { insights: read(['ApiCallRateInsight']) })).toMatchObject({ result: 'pass' });
  });

  it('advises without', () => {
    expect(judgeTrail(check, {})).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'CloudTrail Insights does not watch main',
    });
  });

  it('is not applicable to a trail that is off and to one of another account', () => {
    expect(judgeTrail(check, { isLogging: read(false) })).toMatchObject({ result: 'not-applicable' });
    expect(judgeTrail(check, organizationTrail)).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when refused, and leaves out what was not asked for', () => {
    expect(judgeTrail(check, { insights: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(judgeTrail(check, { insights: off })).toBeUndefined();
  });

  itJudgesTrails(check);
});
