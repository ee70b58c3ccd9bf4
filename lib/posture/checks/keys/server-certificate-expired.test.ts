import { describe, expect, it } from 'vitest';
import type { ServerCertificate } from '@/lib/snapshot/account-snapshot';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { serverCertificateExpired } from './server-certificate-expired';

const none = {
  serviceSpecific: [],
  signingCertificates: [],
  sshKeys: [],
  serverCertificates: [],
  providers: [],
};

const arn = 'arn:aws:iam::123456789012:server-certificate/shop';
const evaluate = (expiresAt: string | null, certificateExpiryWarnDays = 30) => {
  const certificate: ServerCertificate = { name: 'shop', arn, uploadedAt: '2024-01-01T00:00:00Z', expiresAt };
  const otherCredentials = read({ ...none, serverCertificates: [certificate] });
  return serverCertificateExpired.evaluate(buildInput({ otherCredentials }, { certificateExpiryWarnDays }));
};

describe('server-certificate-expired', () => {
  it('fails once the end is past', () => {
    expect(evaluate('2026-03-04T14:04:59Z')).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        resource: arn,
        title: 'Server certificate shop expired on 2026-03-04',
      },
    ]);
    expect(evaluate('2026-03-04T14:05:00Z')).toMatchObject([{ result: 'pass' }]);
    expect(evaluate(null)).toMatchObject([{ result: 'unknown' }]);
  });

  it('is not applicable without certificates, unknown when refused, and does not run when off', () => {
    const judge = (otherCredentials: typeof off) =>
      serverCertificateExpired.evaluate(buildInput({ otherCredentials }));
    expect(serverCertificateExpired.evaluate(buildInput())).toMatchObject([{ result: 'not-applicable' }]);
    expect(judge(denied('ListServerCertificates'))).toMatchObject([{ result: 'unknown' }]);
    expect(judge(off)).toEqual([]);
  });
});
