import { expect, it } from 'vitest';
import type { RegionDetection } from '@/lib/snapshot/data/detection';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Check } from '../types';
import { buildInput } from './build-input';

/** A region where every detection service is on. */
export function buildDetection(region: string, parts: Partial<RegionDetection> = {}): RegionDetection {
  return {
    region,
    guardDuty: read({
      detectorId: 'd-1',
      status: 'ENABLED',
      administratorAccountId: null,
      credentialFindings: [],
    }),
    securityHub: read({ enabled: true, standards: ['fsbp'], aggregatorRegion: null }),
    configRecorders: read([]),
    inspector: read({ ec2: true, ecr: true, lambda: true }),
    ...parts,
  };
}

/** What every check of detection says of a region, or an account, that was not read. */
export function itJudgesRegions(check: Check, service: Exclude<keyof RegionDetection, 'region'>): void {
  it('is unknown for a region that refused, and judges the others', () => {
    const refused = buildDetection('eu-west-1', { [service]: denied('x:Get') });
    const detection = read([refused, buildDetection('us-east-1')]);
    const results = check.evaluate(buildInput({ detection }));
    expect(results.find(({ part }) => part === 'eu-west-1')).toMatchObject({ result: 'unknown' });
    expect(results.find(({ part }) => part === 'us-east-1')?.result).not.toBe('unknown');
  });

  it('is unknown for the account when refused, and does not run when off', () => {
    const detection = denied('ec2:DescribeRegions');
    expect(check.evaluate(buildInput({ detection }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ detection: off }))).toEqual([]);
    const parts = { detection: read([buildDetection('eu-west-1', { [service]: off })]) };
    expect(check.evaluate(buildInput(parts))).toEqual([]);
  });
}
