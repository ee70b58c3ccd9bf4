import { describe, expect, it } from 'vitest';
import type { MfaDevice } from '@/lib/snapshot/account-snapshot';
import { buildDevice } from '@/lib/snapshot/testing/build-device';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { virtualMfaUnassigned } from './virtual-mfa-unassigned';

const evaluate = (...devices: MfaDevice[]) =>
  virtualMfaUnassigned.evaluate(buildInput({ mfaDevices: read(devices) }));
const unassigned = (name: string) => buildDevice(name, 'virtual', { userName: null, enabledAt: null });

describe('virtual-mfa-unassigned', () => {
  it('fails for a device that nobody holds', () => {
    expect(evaluate(buildDevice('ana'), unassigned('left'))).toMatchObject([
      {
        result: 'fail',
        severity: 'info',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'A virtual MFA device belongs to nobody: left',
        evidence: [{ field: 'serialNumbers', value: ['arn:aws:iam::123456789012:mfa/left'] }],
      },
    ]);
    expect(evaluate(unassigned('a'), unassigned('b'))[0]?.title).toBe(
      '2 virtual MFA devices belong to nobody: a and b',
    );
  });

  it('passes with assigned ones, and with one in use whose owner AWS leaves out', () => {
    expect(evaluate(buildDevice('ana'))).toMatchObject([{ result: 'pass' }]);
    expect(evaluate(buildDevice('x', 'virtual', { userName: null }))).toMatchObject([{ result: 'pass' }]);
  });

  it('is unknown when refused, and does not run while off', () => {
    const judge = (mfaDevices: ReturnType<typeof denied>) =>
      virtualMfaUnassigned.evaluate(buildInput({ mfaDevices }));
    expect(judge(denied('ListVirtualMFADevices'))).toMatchObject([{ result: 'unknown' }]);
    expect(judge(off)).toEqual([]);
  });
});
