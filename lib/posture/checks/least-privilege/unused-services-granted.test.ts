import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, ServiceUse } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import {
  buildGroup,
  buildRole,
  buildUser,
  denied,
  off,
  read,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { accessOf, serviceUse } from '../../testing/build-access';
import { buildInput, everything } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import { unusedServicesGranted } from './unused-services-granted';

const ana = buildUser('ana', { inlinePolicies: [{ name: 'p', document: hash('') }] });
const recent = '2026-03-01T00:00:00Z';
const used = (...names: string[]) => names.map((name) => serviceUse(name, recent));
const unused = (...names: string[]) => names.map((name) => serviceUse(name, null));

function judge(
  services: ServiceUse[],
  parts: Partial<AccountSnapshot> = {},
  thresholds: Partial<Thresholds> = {},
) {
  const lastAccessed = read([accessOf(ana.arn, ...services)]);
  return unusedServicesGranted.evaluate(
    buildInput({ users: read([ana]), lastAccessed, ...parts }, thresholds),
  )[0];
}

describe('unused-services-granted', () => {
  it('fails at exactly half and passes below', () => {
    expect(judge([...used('s3', 'ec2', 'sqs'), ...unused('iam', 'kms', 'sns')])).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: ana.arn,
      title: 'ana did not use 3 of 6 granted services for 90 days',
    });
    expect(judge([...used('s3', 'ec2', 'sqs', 'rds'), ...unused('iam', 'kms', 'sns')])).toMatchObject({
      result: 'pass',
      title: 'ana uses 4 of 7 granted services',
    });
  });

  it('wants at least three of them', () => {
    expect(judge(unused('iam', 'kms'))).toMatchObject({ result: 'pass' });
    expect(judge(unused('iam', 'kms', 'sns'))).toMatchObject({ result: 'fail' });
  });

  it('counts a use of 90 whole days ago, and none of 91', () => {
    const rest = unused('kms', 'sns');
    expect(judge([serviceUse('s3', '2025-12-04T14:05:00Z'), ...rest])).toMatchObject({ result: 'pass' });
    expect(judge([serviceUse('s3', '2025-12-03T14:05:00Z'), ...rest])).toMatchObject({ result: 'fail' });
  });

  it('follows days and share', () => {
    const services = [serviceUse('s3', '2025-12-03T14:05:00Z'), ...unused('kms', 'sns')];
    expect(judge(services, {}, { unusedServiceDays: 91 })).toMatchObject({ result: 'pass' });
    const half = [...used('s3', 'ec2', 'sqs'), ...unused('iam', 'kms', 'sns')];
    expect(judge(half, {}, { unusedServiceShare: 0.51 })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to an identity younger than the window', () => {
    const young = (createdAt: string) => ({ users: read([{ ...ana, createdAt }]) });
    const services = unused('iam', 'kms', 'sns');
    expect(judge(services, young('2025-12-04T14:05:01Z'))).toMatchObject({ result: 'not-applicable' });
    expect(judge(services, young('2025-12-04T14:05:00Z'))).toMatchObject({ result: 'fail' });
  });

  it('is not applicable to administrators, roles of others and identities without policies', () => {
    const admin = { ...ana, inlinePolicies: [{ name: 'all', document: hash(everything) }] };
    const parts = { users: read([admin]), policyDocuments: textsOf(everything) };
    expect(judge(unused('iam', 'kms', 'sns'), parts)).toMatchObject({ result: 'not-applicable' });
    for (const path of ['/aws-service-role/ops.amazonaws.com/', '/aws-reserved/sso.amazonaws.com/'])
      expect(judge([], { users: read([]), roles: read([buildRole('r', { path })]) })).toMatchObject({
        result: 'not-applicable',
      });
    expect(judge([], { users: read([buildUser('bare')]) })).toMatchObject({
      result: 'not-applicable',
      title: 'bare has no policies',
    });
  });

  it('judges a group where AWS was asked about it, else by its members', () => {
    const group = buildGroup('ops', { inlinePolicies: [{ name: 'p', document: hash('') }] });
    const parts = { users: read([]), groups: read([group]) };
    expect(judge([], parts)).toMatchObject({ result: 'not-applicable' });
    const lastAccessed = read([accessOf(group.arn, ...unused('iam', 'kms', 'sns'))]);
    expect(judge([], { ...parts, lastAccessed })).toMatchObject({ result: 'fail', resource: group.arn });
    const bob = buildUser('bob', { groups: ['ops'] });
    expect(judge([], { ...parts, users: read([bob]) })).toMatchObject({
      result: 'unknown',
      resource: bob.arn,
    });
  });

  it('is unknown without an answer of AWS, or where administrators cannot be told', () => {
    expect(judge([], { lastAccessed: read([]) })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('no last-accessed data of ana'),
    });
    const policies = denied('GetAccountAuthorizationDetails');
    expect(judge(unused('iam', 'kms', 'sns'), { policies })).toMatchObject({ result: 'unknown' });
    const lastAccessed = denied('GenerateServiceLastAccessedDetails');
    expect(judge([], { lastAccessed })).toMatchObject({ result: 'unknown', resource: ana.arn });
    expect(judge([], { lastAccessed, users: denied('ListUsers') })).toMatchObject({
      result: 'unknown',
      resource: 'arn:aws:iam::123456789012:root',
    });
  });

  it('does not run when it is off', () => {
    expect(judge([], { lastAccessed: off })).toBeUndefined();
  });
});
