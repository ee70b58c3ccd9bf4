import { describe, expect, it } from 'vitest';
import type { RegionCompute } from '@/lib/snapshot/data/compute';
import { buildCompute } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { snapshotPublicAccessBlock } from './snapshot-public-access-block';

const evaluate = (...regions: Partial<RegionCompute>[]) =>
  snapshotPublicAccessBlock.evaluate(buildInput({ compute: read(regions.map(buildCompute)) }));
const judge = (parts: Partial<RegionCompute>) => evaluate(parts)[0];

describe('snapshot-public-access-block', () => {
  it('passes a region that blocks both', () => {
    expect(judge({})).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:iam::123456789012:root',
      part: 'eu-west-1',
    });
  });

  it('fails where one or both are open', () => {
    expect(judge({ snapshotSharing: read('unblocked') })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'In eu-west-1 snapshots can be shared with everybody',
    });
    expect(judge({ imageSharing: read('unblocked') })).toMatchObject({
      result: 'fail',
      title: 'In eu-west-1 images can be shared with everybody',
    });
    expect(judge({ snapshotSharing: read('unblocked'), imageSharing: read('unblocked') })).toMatchObject({
      title: 'In eu-west-1 snapshots and images can be shared with everybody',
    });
  });

  it('advises where only new sharing of snapshots is blocked', () => {
    expect(judge({ snapshotSharing: read('block-new-sharing') })).toMatchObject({
      result: 'fail',
      severity: 'info',
      title: 'In eu-west-1 snapshots that were shared with everybody before stay so',
    });
  });

  it('is unknown where one was refused, unless the other fails', () => {
    const snapshotSharing = denied('GetSnapshotBlockPublicAccessState');
    expect(judge({ snapshotSharing })).toMatchObject({ result: 'unknown', part: 'eu-west-1' });
    expect(judge({ snapshotSharing, imageSharing: read('unblocked') })).toMatchObject({ result: 'fail' });
  });

  it('gives one result per region', () => {
    const results = evaluate({}, { region: 'eu-west-2', imageSharing: read('unblocked') });
    expect(results.map(({ part, result }) => [part, result])).toEqual([
      ['eu-west-1', 'pass'],
      ['eu-west-2', 'fail'],
    ]);
  });

  it('is not applicable without a region, unknown when all was refused, and does not run when it is off', () => {
    expect(evaluate()).toMatchObject([{ result: 'not-applicable' }]);
    const compute = denied('DescribeRegions');
    expect(snapshotPublicAccessBlock.evaluate(buildInput({ compute }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(snapshotPublicAccessBlock.evaluate(buildInput({ compute: off }))).toEqual([]);
  });
});
