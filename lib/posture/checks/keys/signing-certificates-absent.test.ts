import { describe, expect, it } from 'vitest';
import type { SigningCertificate } from '@/lib/snapshot/account-snapshot';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { signingCertificatesAbsent } from './signing-certificates-absent';

const none = {
  serviceSpecific: [],
  signingCertificates: [],
  sshKeys: [],
  serverCertificates: [],
  providers: [],
};

const users = read([buildUser('ana')]);
const certificate = (status: SigningCertificate['status'], userName = 'ana'): SigningCertificate => ({
  userName,
  id: 'CERT1',
  status,
  uploadedAt: '2020-01-01T00:00:00Z',
});
const listed = (...signingCertificates: SigningCertificate[]) => ({
  users,
  otherCredentials: read({ ...none, signingCertificates }),
});
const evaluate = (...input: Parameters<typeof buildInput>) =>
  signingCertificatesAbsent.evaluate(buildInput(...input));

describe('signing-certificates-absent', () => {
  it('fails for an active certificate', () => {
    expect(evaluate(listed(certificate('Active')))).toMatchObject([
      {
        result: 'fail',
        severity: 'low',
        resource: 'arn:aws:iam::123456789012:user/ana',
        title: 'ana has an active signing certificate (CERT1)',
      },
    ]);
  });

  it('passes without one of the user, or with an inactive one', () => {
    expect(evaluate(listed(certificate('Inactive'), certificate('Active', 'bob')))).toMatchObject([
      { result: 'pass' },
    ]);
  });

  it('takes the word of the report where the list was not read', () => {
    const line = userLine('ana', { cert_1_active: 'true', cert_1_last_rotated: '2020-01-01T00:00:00Z' });
    const otherCredentials = denied('ListSigningCertificates');
    expect(evaluate({ ...reported(line), users, otherCredentials })).toMatchObject([
      { result: 'fail', title: 'ana has an active signing certificate (certificate 1)' },
    ]);
  });

  it('is unknown without both, and does not run when they are off', () => {
    const judge = (reading: typeof off) =>
      evaluate({ users, otherCredentials: reading, credentialReport: reading });
    expect(judge(denied('ListSigningCertificates'))).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('ListSigningCertificates') },
    ]);
    expect(judge(off)).toEqual([]);
  });
});
