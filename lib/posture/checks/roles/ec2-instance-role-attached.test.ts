import { describe, expect, it } from 'vitest';
import type { Instance, RegionCompute } from '@/lib/snapshot/data/compute';
import { buildCompute, buildInstance } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { ec2InstanceRoleAttached } from './ec2-instance-role-attached';

const evaluate = (...regions: Partial<RegionCompute>[]) =>
  ec2InstanceRoleAttached.evaluate(buildInput({ compute: read(regions.map(buildCompute)) }));
const judge = (parts: Partial<Instance>) => evaluate({ instances: read([buildInstance('i-1', parts)]) });

describe('ec2-instance-role-attached', () => {
  it('fails for a running instance without a profile', () => {
    expect(judge({})).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        resource: 'arn:aws:ec2:eu-west-1:123456789012:instance/i-1',
        title: 'i-1 in eu-west-1 runs without a role',
      },
    ]);
  });

  it('passes with one', () => {
    const instanceProfileArn = 'arn:aws:iam::123456789012:instance-profile/web';
    expect(judge({ instanceProfileArn })).toMatchObject([{ result: 'pass' }]);
  });

  it.each(['stopped', 'terminated', 'pending', 'shutting-down'])('is not applicable while %s', (state) => {
    expect(judge({ state })).toMatchObject([{ result: 'not-applicable', title: `i-1 is ${state}` }]);
  });

  it('is not applicable to an account without instances', () => {
    expect(evaluate({}, { region: 'eu-west-2' })).toMatchObject([
      { result: 'not-applicable', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('is unknown for a region that was refused, and judges the others', () => {
    const results = evaluate(
      { instances: denied('DescribeInstances') },
      { region: 'eu-west-2', instances: read([buildInstance('i-2')]) },
    );
    expect(results).toMatchObject([
      { result: 'unknown', part: 'eu-west-1' },
      { result: 'fail', title: 'i-2 in eu-west-2 runs without a role' },
    ]);
  });

  it('is unknown when EC2 was refused, and does not run when it is off', () => {
    const compute = denied('DescribeRegions');
    expect(ec2InstanceRoleAttached.evaluate(buildInput({ compute }))).toMatchObject([{ result: 'unknown' }]);
    expect(ec2InstanceRoleAttached.evaluate(buildInput({ compute: off }))).toEqual([]);
  });
});
