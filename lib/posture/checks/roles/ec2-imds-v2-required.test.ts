import { describe, expect, it } from 'vitest';
import type { Instance, RegionCompute } from '@/lib/snapshot/data/compute';
import { buildCompute, buildInstance } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { ec2ImdsV2Required } from './ec2-imds-v2-required';

const evaluate = (parts: Partial<RegionCompute>) =>
  ec2ImdsV2Required.evaluate(buildInput({ compute: read([buildCompute(parts)]) }));
const judge = (parts: Partial<Instance>) => evaluate({ instances: read([buildInstance('i-1', parts)]) })[0];
const judgeDefault = (metadataDefault: RegionCompute['metadataDefault']) =>
  evaluate({ metadataDefault }).at(-1);

describe('ec2-imds-v2-required', () => {
  it('fails for a running instance with optional tokens', () => {
    expect(judge({ metadataTokens: 'optional' })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'i-1 in eu-west-1 gives its credentials by metadata v1',
    });
  });

  it('passes with required tokens or without the service', () => {
    expect(judge({})).toMatchObject({ result: 'pass', title: 'i-1 requires metadata v2' });
    expect(judge({ metadataTokens: 'optional', metadataEndpoint: 'disabled' })).toMatchObject({
      result: 'pass',
      title: 'i-1 has no metadata service',
    });
  });

  it('is not applicable to a stopped instance', () => {
    expect(judge({ state: 'stopped', metadataTokens: 'optional' })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('advises a default per region', () => {
    for (const value of ['optional', null] as const)
      expect(judgeDefault(read(value))).toMatchObject({
        result: 'fail',
        severity: 'info',
        part: 'eu-west-1',
        title: 'New instances in eu-west-1 do not require metadata v2 by default',
      });
    expect(judgeDefault(read('required'))).toMatchObject({ result: 'pass' });
    expect(judgeDefault(denied('GetInstanceMetadataDefaults'))).toMatchObject({ result: 'unknown' });
  });

  it('is unknown when EC2 was refused, and does not run when it is off', () => {
    const compute = denied('DescribeRegions');
    expect(ec2ImdsV2Required.evaluate(buildInput({ compute }))).toMatchObject([{ result: 'unknown' }]);
    expect(ec2ImdsV2Required.evaluate(buildInput({ compute: off }))).toEqual([]);
  });
});
