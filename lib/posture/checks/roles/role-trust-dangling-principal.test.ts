import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import { buildBucket, buildKmsKey } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { roleTrustDanglingPrincipal } from './role-trust-dangling-principal';

const gone = 'AIDACKCEVSQ6C2EXAMPLE';
const judge = (principal: unknown) =>
  roleTrustDanglingPrincipal.evaluate(buildInput(withRoles([trusting('old', trustText(principal))])))[0];

describe('role-trust-dangling-principal', () => {
  it('fails for a bare unique id among others', () => {
    expect(judge({ AWS: ['arn:aws:iam::123456789012:user/ana', gone] })).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: `old still names ${gone}, which was deleted`,
    });
  });

  it('passes ARNs, account ids and services', () => {
    expect(judge({ AWS: ['123456789012', 'arn:aws:iam::123456789012:role/ci'] })).toMatchObject({
      result: 'pass',
    });
    expect(judge({ Service: 'ec2.amazonaws.com' })).toMatchObject({ result: 'pass' });
  });

  it('looks at policies of buckets and keys that were read', () => {
    const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
    const dangling = policyText({ ...statement, Principal: { AWS: gone } });
    const whole = policyText({ ...statement, Principal: { AWS: '123456789012' } });
    const input = buildInput({
      ...withRoles([], dangling, whole),
      buckets: read([
        buildBucket('logs', { policy: read(hash(dangling)) }),
        buildBucket('none', { policy: read(null) }),
        buildBucket('refused', { policy: denied('GetBucketPolicy') }),
      ]),
      kmsKeys: read({
        keys: [buildKmsKey('k-1', { policy: read(hash(whole)) })],
        regions: ['eu-west-1'],
        unreadRegions: [],
      }),
    });
    expect(
      roleTrustDanglingPrincipal.evaluate(input).map(({ resource, result }) => [resource, result]),
    ).toEqual([
      ['arn:aws:s3:::logs', 'fail'],
      ['arn:aws:kms:eu-west-1:123456789012:key/k-1', 'pass'],
    ]);
  });

  it('is unknown when roles were refused, and does not run when all is off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustDanglingPrincipal.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleTrustDanglingPrincipal.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
