import { describe, expect, it } from 'vitest';
import type { SecurityHubState } from '@/lib/snapshot/data/detection';
import { read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { buildDetection, itJudgesRegions } from '../../testing/region-cases';
import { securityhubEnabled as check } from './securityhub-enabled';

const judge = (parts: Partial<SecurityHubState>) => {
  const securityHub = read({ enabled: true, standards: [], aggregatorRegion: null, ...parts });
  return check.evaluate(buildInput({ detection: read([buildDetection('eu-west-1', { securityHub })]) }))[0];
};

describe('securityhub-enabled', () => {
  it('passes with a standard or an aggregator', () => {
    expect(judge({ standards: ['cis'] })).toMatchObject({ result: 'pass', part: 'eu-west-1' });
    expect(judge({ aggregatorRegion: 'us-east-1' })).toMatchObject({ result: 'pass' });
  });

  it('fails when off or with neither', () => {
    expect(judge({ enabled: false })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'Security Hub is off in eu-west-1',
    });
    expect(judge({})).toMatchObject({ result: 'fail', title: 'Security Hub has no standard in eu-west-1' });
  });

  itJudgesRegions(check, 'securityHub');
});
