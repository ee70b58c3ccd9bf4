import { describe, expect, it } from 'vitest';
import type { ServiceSpecificCredential } from '@/lib/snapshot/account-snapshot';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { serviceSpecificCredentialAge } from './service-specific-credential-age';

const none = {
  serviceSpecific: [],
  signingCertificates: [],
  sshKeys: [],
  serverCertificates: [],
  providers: [],
};

const users = read([buildUser('ana', { arn: 'arn:aws:iam::123456789012:user/team/ana' })]);
const evaluate = (list: Partial<ServiceSpecificCredential>[], serviceCredentialMaxAgeDays = 90) => {
  const serviceSpecific = list.map((parts): ServiceSpecificCredential => ({
    userName: 'ana',
    id: 'ACCA1',
    service: 'codecommit.amazonaws.com',
    status: 'Active',
    createdAt: '2026-01-01T00:00:00Z',
    expiresAt: null,
    ...parts,
  }));
  const otherCredentials = read({ ...none, serviceSpecific });
  return serviceSpecificCredentialAge.evaluate(
    buildInput({ users, otherCredentials }, { serviceCredentialMaxAgeDays }),
  );
};

describe('service-specific-credential-age', () => {
  it('fails over 90 days, and follows the threshold', () => {
    expect(evaluate([{ createdAt: '2025-12-03T14:05:00Z' }])).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        resource: 'arn:aws:iam::123456789012:user/team/ana',
        part: 'ACCA1',
        title: 'The codecommit.amazonaws.com credential of ana is 91 days old',
      },
    ]);
    expect(evaluate([{ createdAt: '2025-12-04T14:05:00Z' }])).toMatchObject([{ result: 'pass' }]);
    expect(evaluate([{ createdAt: '2025-12-03T14:05:00Z' }], 91)).toMatchObject([{ result: 'pass' }]);
  });

  it('fails for an API key of Bedrock without an end', () => {
    const bedrock = { service: 'bedrock.amazonaws.com', createdAt: '2026-03-01T00:00:00Z' };
    expect(evaluate([bedrock])).toMatchObject([
      {
        result: 'fail',
        title: 'The bedrock.amazonaws.com credential of ana is 3 days old and never expires',
      },
    ]);
    expect(evaluate([{ ...bedrock, expiresAt: '2026-03-30T00:00:00Z' }])).toMatchObject([{ result: 'pass' }]);
  });

  it('is not applicable to inactive ones, and for the account when there is none', () => {
    expect(evaluate([{ status: 'Inactive' }])).toMatchObject([{ result: 'not-applicable', part: 'ACCA1' }]);
    expect(evaluate([])).toMatchObject([
      { result: 'not-applicable', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('names a user that no other data set knows', () => {
    expect(evaluate([{ userName: 'bob' }])).toMatchObject([
      { resource: 'arn:aws:iam::123456789012:user/bob' },
    ]);
  });

  it('is unknown when refused, and does not run when off', () => {
    const judge = (otherCredentials: typeof off) =>
      serviceSpecificCredentialAge.evaluate(buildInput({ otherCredentials }));
    expect(judge(denied('ListServiceSpecificCredentials'))).toMatchObject([{ result: 'unknown' }]);
    expect(judge(off)).toEqual([]);
  });
});
