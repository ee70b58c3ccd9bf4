import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, OtherCredentials } from '@/lib/snapshot/account-snapshot';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { userWithoutCredentials } from './user-without-credentials';

function judge(row: RowValues, parts: Partial<AccountSnapshot> = {}, thresholds: Partial<Thresholds> = {}) {
  const account = { users: read([buildUser('ana')]), ...reported(userLine('ana', row)) };
  return userWithoutCredentials.evaluate(buildInput({ ...account, ...parts }, thresholds))[0];
}

function others(parts: Partial<OtherCredentials>) {
  const none: OtherCredentials = {
    serviceSpecific: [],
    signingCertificates: [],
    sshKeys: [],
    serverCertificates: [],
    providers: [],
  };
  return { otherCredentials: read({ ...none, ...parts }) };
}

const sshKey = (status: 'Active' | 'Inactive') =>
  others({ sshKeys: [{ userName: 'ana', id: 'APKA1', status, uploadedAt: '2025-01-01T00:00:00Z' }] });
const created = (createdAt: string) => ({ users: read([buildUser('ana', { createdAt })]) });

describe('user-without-credentials', () => {
  it('fails, as advice, when nothing can be used', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      severity: 'info',
      resource: 'arn:aws:iam::123456789012:user/ana',
      title: 'Nobody can use ana: it has no active credential',
    });
    expect(judge({}, { accessKeys: read([buildKey('ana', 'A', { status: 'Inactive' })]) })).toMatchObject({
      result: 'fail',
    });
    expect(judge({}, sshKey('Inactive'))).toMatchObject({ result: 'fail' });
  });

  it('passes with any credential', () => {
    expect(judge({ password_enabled: 'true' })).toMatchObject({ result: 'pass', title: 'ana has: password' });
    expect(judge({}, { accessKeys: read([buildKey('ana', 'A')]) })).toMatchObject({ result: 'pass' });
    expect(judge({}, sshKey('Active'))).toMatchObject({ result: 'pass', title: 'ana has: SSH key' });
    const certificate = { cert_1_active: 'true', cert_1_last_rotated: '2025-01-01T00:00:00Z' };
    expect(judge(certificate)).toMatchObject({ result: 'pass' });
    const serviceSpecific = [
      {
        userName: 'ana',
        id: 'ACCA1',
        service: 'bedrock.amazonaws.com',
        status: 'Active' as const,
        createdAt: '2026-03-01T00:00:00Z',
        expiresAt: null,
      },
    ];
    expect(judge({}, others({ serviceSpecific }))).toMatchObject({ result: 'pass' });
  });

  it('spares a new user for the days of grace', () => {
    expect(judge({}, created('2026-02-25T14:05:00Z'))).toMatchObject({ result: 'pass' });
    expect(judge({}, created('2026-02-24T14:05:00Z'))).toMatchObject({ result: 'fail' });
    const noGrace = { newIdentityGraceDays: 0 };
    expect(judge({}, created('2026-03-03T14:00:00Z'), noGrace)).toMatchObject({ result: 'fail' });
  });

  it('is unknown when a kind of credential was refused and no other was seen', () => {
    const refused = { otherCredentials: denied('ListSSHPublicKeys') };
    expect(judge({}, refused)).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListSSHPublicKeys'),
    });
    expect(judge({ password_enabled: 'true' }, refused)).toMatchObject({ result: 'pass' });
    expect(judge({}, { credentialReport: denied('GetReport') })).toMatchObject({ result: 'unknown' });
  });

  it('judges what there is while other credentials are off', () => {
    expect(judge({}, { otherCredentials: off })).toMatchObject({ result: 'fail' });
  });

  it('does not run while the report is off', () => {
    expect(judge({}, { credentialReport: off })).toBeUndefined();
  });
});
