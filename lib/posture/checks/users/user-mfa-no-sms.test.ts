import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { buildDevice } from '@/lib/snapshot/testing/build-device';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { userMfaNoSms } from './user-mfa-no-sms';

function judge(parts: Partial<AccountSnapshot>, row: RowValues = { mfa_active: 'true' }) {
  const users = read([buildUser('ana')]);
  return userMfaNoSms.evaluate(buildInput({ users, ...reported(userLine('ana', row)), ...parts }))[0];
}

describe('user-mfa-no-sms', () => {
  it('fails for any SMS device, also beside another one', () => {
    const mfaDevices = read([buildDevice('ana', 'security-key'), buildDevice('ana', 'sms')]);
    expect(judge({ mfaDevices })).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'ana gets MFA codes by text message',
      evidence: [{}, { field: 'serialNumber', value: 'arn:aws:iam::123456789012:sms-mfa/ana' }],
    });
  });

  it('passes with other devices and without any', () => {
    expect(judge({ mfaDevices: read([buildDevice('ana')]) })).toMatchObject({ result: 'pass' });
    expect(judge({}, { mfa_active: 'false' })).toMatchObject({ result: 'pass' });
  });

  it('takes no notice of the devices of others', () => {
    const mfaDevices = read([buildDevice('ana'), buildDevice('bob', 'sms')]);
    expect(judge({ mfaDevices })).toMatchObject({ result: 'pass' });
  });

  it('is unknown when the devices were refused or are not all there', () => {
    expect(judge({ mfaDevices: denied('ListMFADevices') })).toMatchObject({ result: 'unknown' });
    expect(judge({})).toMatchObject({ result: 'unknown', title: expect.stringContaining('not listed') });
    expect(judge(reported())).toMatchObject({ result: 'unknown', title: expect.stringContaining('no line') });
  });

  it('does not run while the devices are off', () => {
    expect(judge({ mfaDevices: off })).toBeUndefined();
  });
});
