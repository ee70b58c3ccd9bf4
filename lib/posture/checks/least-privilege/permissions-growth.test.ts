import { describe, expect, it } from 'vitest';
import type { ServiceUse } from '@/lib/snapshot/account-snapshot';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { accessOf, serviceUse } from '../../testing/build-access';
import { buildInput } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import type { Baseline } from '../../types';
import { permissionsGrowth } from './permissions-growth';

const ana = buildUser('ana');
const baseline: Baseline = {
  takenAt: '2025-12-04T00:00:00Z',
  services: new Map([[ana.arn, new Set(['s3'])]]),
};
const old = serviceUse('s3', null);
const idle = (...names: string[]) => names.map((name) => serviceUse(name, null));

function judge(
  services: ServiceUse[],
  since: Baseline | null = baseline,
  thresholds: Partial<Thresholds> = {},
) {
  const lastAccessed = read([accessOf(ana.arn, ...services)]);
  return permissionsGrowth.evaluate(
    buildInput({ users: read([ana]), lastAccessed }, thresholds, { baseline: since }),
  )[0];
}

describe('permissions-growth', () => {
  it('fails at exactly three added and unused services', () => {
    expect(judge([old, ...idle('ec2', 'iam', 'kms')])).toMatchObject({
      result: 'fail',
      severity: 'info',
      resource: ana.arn,
      title: 'ana was granted ec2, iam and kms since 2025-12-04 and does not use them',
    });
    expect(judge([old, ...idle('ec2', 'iam')])).toMatchObject({
      result: 'pass',
      title: 'ana did not pile up permissions since 2025-12-04',
    });
  });

  it('leaves out added services that were used within 30 whole days', () => {
    const added = idle('ec2', 'iam');
    expect(judge([...added, serviceUse('kms', '2026-02-02T14:05:01Z')])).toMatchObject({ result: 'pass' });
    expect(judge([...added, serviceUse('kms', '2026-02-02T14:05:00Z')])).toMatchObject({ result: 'fail' });
  });

  it('follows the number given', () => {
    expect(judge(idle('ec2', 'iam'), baseline, { creepServices: 2 })).toMatchObject({ result: 'fail' });
  });

  it('is not applicable without a history of 30 days and for a new identity', () => {
    const services = idle('ec2', 'iam', 'kms');
    expect(judge(services, null)).toMatchObject({ result: 'not-applicable' });
    expect(judge(services, { ...baseline, services: new Map() })).toMatchObject({ result: 'not-applicable' });
    expect(judge(services, { ...baseline, takenAt: '2026-02-02T14:05:01Z' })).toMatchObject({
      result: 'not-applicable',
    });
    expect(judge(services, { ...baseline, takenAt: '2026-02-02T14:05:00Z' })).toMatchObject({
      result: 'fail',
    });
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const lastAccessed = denied('GenerateServiceLastAccessedDetails');
    expect(permissionsGrowth.evaluate(buildInput({ users: read([ana]), lastAccessed }))).toMatchObject([
      { result: 'unknown', resource: ana.arn },
    ]);
    expect(permissionsGrowth.evaluate(buildInput({ lastAccessed: off }))).toEqual([]);
  });
});
