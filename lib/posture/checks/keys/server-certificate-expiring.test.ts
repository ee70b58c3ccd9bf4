import { describe, expect, it } from 'vitest';
import type { ServerCertificate } from '@/lib/snapshot/account-snapshot';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { serverCertificateExpiring } from './server-certificate-expiring';

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
  return serverCertificateExpiring.evaluate(buildInput({ otherCredentials }, { certificateExpiryWarnDays }));
};

describe('server-certificate-expiring', () => {
  it('fails with 30 whole days left or fewer', () => {
    expect(evaluate('2026-04-03T14:05:00Z')).toMatchObject([
      {
        result: 'fail',
        severity: 'low',
        resource: arn,
        title: 'Server certificate shop ends in 30 days, on 2026-04-03',
      },
    ]);
    expect(evaluate('2026-04-04T14:05:00Z')).toMatchObject([{ result: 'pass' }]);
    expect(evaluate('2026-04-04T14:05:00Z', 31)).toMatchObject([{ result: 'fail' }]);
    expect(evaluate('2026-03-04T14:05:00Z')).toMatchObject([{ result: 'fail' }]);
  });

  it('leaves expired ones to their own check', () => {
    expect(evaluate('2026-03-04T14:04:59Z')).toMatchObject([{ result: 'not-applicable' }]);
    expect(evaluate(null)).toMatchObject([{ result: 'unknown' }]);
  });

  it('reads right when time has gone by', () => {
    const evidence = evaluate('2026-03-20T00:00:00Z')[0]?.evidence ?? [];
    expect(serverCertificateExpiring.describeFail(evidence, '2026-03-18T00:00:00Z')).toBe(
      'Server certificate shop ends in 2 days, on 2026-03-20',
    );
    expect(serverCertificateExpiring.describeFail(evidence, '2026-03-21T00:00:00Z')).toBe(
      'Server certificate shop expired on 2026-03-20',
    );
  });

  it('is not applicable without certificates, unknown when refused, and does not run when off', () => {
    const judge = (otherCredentials: typeof off) =>
      serverCertificateExpiring.evaluate(buildInput({ otherCredentials }));
    expect(serverCertificateExpiring.evaluate(buildInput())).toMatchObject([{ result: 'not-applicable' }]);
    expect(judge(denied('ListServerCertificates'))).toMatchObject([{ result: 'unknown' }]);
    expect(judge(off)).toEqual([]);
  });
});
