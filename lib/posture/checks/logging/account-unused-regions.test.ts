import { describe, expect, it } from 'vitest';
import type { AccountSettings, AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { accountUnusedRegions as check } from './account-unused-regions';

const settings = (regions: AccountSettings['regions']): Partial<AccountSnapshot> => ({
  accountSettings: read({ securityContact: off, regions, s3PublicAccessBlock: off }),
});
const optIn = settings(
  read([
    { name: 'eu-west-1', status: 'ENABLED_BY_DEFAULT' },
    { name: 'me-south-1', status: 'ENABLED' },
    { name: 'af-south-1', status: 'DISABLED' },
  ]),
);
const workloads = (count: number, region = 'me-south-1'): AccountSnapshot['workloads'] =>
  read({
    counts: [{ region, service: 'ec2', count, examples: [] }],
    regions: ['eu-west-1', 'me-south-1'],
    unreadRegions: [],
  });
const judge = (parts: Partial<AccountSnapshot>, thresholds: Partial<Thresholds> = {}) =>
  check.evaluate(buildInput({ ...optIn, ...parts }, thresholds))[0];

describe('account-unused-regions', () => {
  it('passes where an opt-in region is used, allowed, or there is none', () => {
    expect(judge({ workloads: workloads(1) })).toMatchObject({ result: 'pass' });
    expect(judge({}, { allowedRegions: ['me-south-1'] })).toMatchObject({ result: 'pass' });
    expect(judge(settings(read([{ name: 'eu-west-1', status: 'ENABLED_BY_DEFAULT' }])))).toMatchObject({
      result: 'pass',
    });
  });

  it('fails for one that is on and empty', () => {
    for (const counted of [workloads(0), workloads(3, 'eu-west-1')])
      expect(judge({ workloads: counted })).toMatchObject({
        result: 'fail',
        severity: 'low',
        title: 'Switched on and unused: me-south-1',
      });
  });

  it('is unknown where workloads were not counted there, and leaves out what was not asked', () => {
    const unreadRegions = [{ region: 'me-south-1', code: 'AccessDenied', operation: 'x', message: 'no' }];
    const partly = read({ counts: [], regions: ['eu-west-1'], unreadRegions });
    expect(judge({ workloads: partly })).toMatchObject({ result: 'unknown' });
    expect(judge({ workloads: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(judge({ workloads: off })).toBeUndefined();
  });

  it('is unknown when the regions were refused, and does not run when off', () => {
    expect(judge(settings(denied('account:ListRegions')))).toMatchObject({ result: 'unknown' });
    expect(judge({ accountSettings: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(judge({ accountSettings: off })).toBeUndefined();
  });
});
