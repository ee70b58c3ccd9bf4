import { describe, expect, it } from 'vitest';
import type { SshKey } from '@/lib/snapshot/account-snapshot';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { sshPublicKeysStale } from './ssh-public-keys-stale';

const none = {
  serviceSpecific: [],
  signingCertificates: [],
  sshKeys: [],
  serverCertificates: [],
  providers: [],
};

const users = read([buildUser('ana')]);
const key = (id: string, uploadedAt: string, status: SshKey['status'] = 'Active'): SshKey => ({
  userName: 'ana',
  id,
  status,
  uploadedAt,
});
const judge = (sshKeys: SshKey[], sshKeyMaxAgeDays = 365) =>
  sshPublicKeysStale.evaluate(
    buildInput({ users, otherCredentials: read({ ...none, sshKeys }) }, { sshKeyMaxAgeDays }),
  )[0];

describe('ssh-public-keys-stale', () => {
  it('tells over 365 days, as information', () => {
    expect(judge([key('APKA1', '2025-03-03T14:05:00Z')])).toMatchObject({
      result: 'fail',
      severity: 'info',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'The SSH key of ana is 366 days old',
    });
    expect(judge([key('APKA1', '2025-03-04T14:05:00Z')])).toMatchObject({ result: 'pass' });
    expect(judge([key('APKA1', '2025-03-03T14:05:00Z')], 366)).toMatchObject({ result: 'pass' });
  });

  it('looks at the oldest active one', () => {
    const keys = [key('APKA1', '2026-01-01T00:00:00Z'), key('APKA2', '2024-03-04T14:05:00Z')];
    expect(judge(keys)).toMatchObject({
      result: 'fail',
      title: 'The oldest SSH key of ana is 730 days old',
      evidence: expect.arrayContaining([expect.objectContaining({ field: 'sshKeyId', value: 'APKA2' })]),
    });
  });

  it('is not applicable without an active key', () => {
    expect(judge([])).toMatchObject({ result: 'not-applicable' });
    expect(judge([key('APKA1', '2020-01-01T00:00:00Z', 'Inactive')])).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('is unknown when refused, and does not run when off', () => {
    const judgeWith = (otherCredentials: typeof off) =>
      sshPublicKeysStale.evaluate(buildInput({ users, otherCredentials }));
    expect(judgeWith(denied('ListSSHPublicKeys'))).toMatchObject([{ result: 'unknown' }]);
    expect(judgeWith(off)).toEqual([]);
  });
});
