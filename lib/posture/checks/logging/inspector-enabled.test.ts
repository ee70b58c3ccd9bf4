import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { InspectorState } from '@/lib/snapshot/data/detection';
import { buildCompute, buildInstance } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { buildDetection, itJudgesRegions } from '../../testing/region-cases';
import { inspectorEnabled as check } from './inspector-enabled';

const region = 'eu-west-1';
const nothing: InspectorState = { ec2: false, ecr: false, lambda: false };
const workloads = (...services: string[]): AccountSnapshot['workloads'] =>
  read({
    counts: services.map((service) => ({ region, service, count: 1, examples: [] })),
    regions: [region],
    unreadRegions: [],
  });
const judge = (state: Partial<InspectorState>, parts: Partial<AccountSnapshot>) => {
  const detection = read([buildDetection(region, { inspector: read({ ...nothing, ...state }) })]);
  return check.evaluate(buildInput({ detection, ...parts }))[0];
};
const instances = (state: string) => ({
  compute: read([buildCompute({ region, instances: read([buildInstance('i-1', { state })]) })]),
});

describe('inspector-enabled', () => {
  it('passes when what is there is scanned', () => {
    expect(judge({ lambda: true }, { workloads: workloads('lambda') })).toMatchObject({ result: 'pass' });
    expect(judge({ ec2: true, ecr: true, lambda: true }, {})).toMatchObject({ result: 'pass' });
  });

  it('fails for what is there and not scanned', () => {
    expect(judge({ lambda: true }, { workloads: workloads('lambda', 'ec2', 'eks') })).toMatchObject({
      result: 'fail',
      severity: 'low',
      part: region,
      title: 'Inspector does not scan ec2 and ecr in eu-west-1',
    });
  });

  it('knows instances without counts of workloads', () => {
    expect(judge({}, instances('running'))).toMatchObject({ result: 'fail' });
    expect(judge({}, instances('terminated'))).toBeUndefined();
    expect(judge({ lambda: true }, instances('terminated'))).toMatchObject({ result: 'pass' });
  });

  it('is not applicable where nothing is', () => {
    expect(judge({}, { workloads: workloads() })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown where what is there was refused, and leaves out what was not counted', () => {
    expect(judge({}, { workloads: denied('lambda:ListFunctions') })).toMatchObject({ result: 'unknown' });
    const unreadRegions = [
      { region, code: 'AccessDenied', operation: 'lambda:ListFunctions', message: 'no' },
    ];
    const partly = read({ counts: [], regions: [], unreadRegions });
    expect(judge({}, { workloads: partly })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('lambda:ListFunctions'),
    });
    expect(judge({}, { workloads: off })).toBeUndefined();
  });

  itJudgesRegions(check, 'inspector');
});
