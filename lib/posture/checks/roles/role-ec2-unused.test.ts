import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { RegionCompute } from '@/lib/snapshot/data/compute';
import { buildCompute, buildInstance } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { roleEc2Unused } from './role-ec2-unused';

const profile = 'arn:aws:iam::123456789012:instance-profile/web';
const ec2 = trustText({ Service: 'ec2.amazonaws.com' });

interface Case {
  text?: string;
  usedAt?: string | null;
  parts?: Partial<AccountSnapshot>;
}

function judge(compute: Partial<RegionCompute>, { text = ec2, usedAt = null, parts }: Case = {}) {
  const role = trusting('web', text, { instanceProfiles: [profile] });
  const roleActivity = read([{ arn: role.role.arn, at: usedAt, region: null }]);
  const whole = { ...withRoles([role]), roleActivity, compute: read([buildCompute(compute)]), ...parts };
  return roleEc2Unused.evaluate(buildInput(whole))[0];
}

describe('role-ec2-unused', () => {
  it('fails without instance, template and use', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'No instance has web, which was not used in the 400 days that AWS tracks',
    });
  });

  it('passes on an instance, a stopped one too, but not a terminated one', () => {
    const on = (state: string) =>
      judge({ instances: read([buildInstance('i-1', { state, instanceProfileArn: profile })]) });
    expect(on('running')).toMatchObject({ result: 'pass' });
    expect(on('stopped')).toMatchObject({ result: 'pass' });
    expect(on('terminated')).toMatchObject({ result: 'fail' });
  });

  it('passes in a template by ARN or name: Auto Scaling at zero is use', () => {
    expect(judge({ templateProfiles: read([profile]) })).toMatchObject({ result: 'pass' });
    expect(judge({ templateProfiles: read(['web']) })).toMatchObject({ result: 'pass' });
    expect(judge({ templateProfiles: read(['web2']) })).toMatchObject({ result: 'fail' });
  });

  it('passes a recent use and fails at exactly 90 days', () => {
    expect(judge({}, { usedAt: '2025-12-04T14:05:01Z' })).toMatchObject({ result: 'pass' });
    expect(judge({}, { usedAt: '2025-12-04T14:05:00Z' })).toMatchObject({
      result: 'fail',
      title: 'No instance has web, which was not used for 90 days',
    });
  });

  it('is not applicable to roles that others may assume too', () => {
    const both = trustText({ Service: ['ec2.amazonaws.com', 'ssm.amazonaws.com'] });
    expect(judge({}, { text: both })).toMatchObject({ result: 'not-applicable' });
    const lambda = trustText({ Service: 'lambda.amazonaws.com' });
    expect(judge({}, { text: lambda })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when an instance may be missing, but sure of one it saw', () => {
    expect(judge({ instances: denied('DescribeInstances') })).toMatchObject({ result: 'unknown' });
    expect(judge({}, { parts: { compute: denied('DescribeRegions') } })).toMatchObject({ result: 'unknown' });
    expect(judge({}, { parts: { roleActivity: read([]) } })).toMatchObject({ result: 'unknown' });
    const seen = { instances: denied('DescribeInstances'), templateProfiles: read(['web']) };
    expect(judge(seen)).toMatchObject({ result: 'pass' });
  });

  it('does not run when compute is off', () => {
    expect(judge({}, { parts: { compute: off } })).toBeUndefined();
  });
});
