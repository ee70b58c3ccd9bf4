import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Bucket, PublicAclGrant } from '@/lib/snapshot/data/buckets';
import { hash } from '@/lib/snapshot/hash';
import { buildAccountSettings, buildBucket } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from '../../testing/build-input';
import { s3BucketPublic } from './s3-bucket-public';

const blocked = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const allowAll = (Action: string | string[], Condition?: object) =>
  policyText({ Effect: 'Allow', Principal: '*', Action, Resource: '*', ...(Condition ? { Condition } : {}) });
const reads = allowAll('s3:GetObject');
const withPolicy = (text: string): Partial<Bucket> => ({
  policyIsPublic: read(true),
  policy: read(hash(text)),
});
const withGrant = (permission: PublicAclGrant['permission']): Partial<Bucket> => ({
  publicAclGrants: read([{ grantee: 'AllUsers', permission }]),
  ownership: read('ObjectWriter'),
});

function judge(
  parts: Partial<Bucket>,
  given: { allow?: string[]; parts?: Partial<AccountSnapshot>; text?: string } = {},
) {
  const buckets = read([buildBucket('site', parts)]);
  const policyDocuments = textsOf(given.text ?? reads);
  const thresholds = { publicBucketAllow: given.allow ?? [] };
  return s3BucketPublic.evaluate(buildInput({ buckets, policyDocuments, ...given.parts }, thresholds))[0];
}

describe('s3-bucket-public', () => {
  it('passes a private bucket', () => {
    expect(judge({})).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:s3:::site',
      title: 'site is not public',
    });
  });

  it('fails as high where everybody may read, and as critical where they may write', () => {
    expect(judge(withPolicy(reads))).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'Everybody may read site (its policy)',
    });
    const text = allowAll(['s3:GetObject', 's3:Put*']);
    expect(judge(withPolicy(text), { text })).toMatchObject({
      severity: 'critical',
      title: 'Everybody may change site (its policy)',
    });
    expect(judge(withGrant('READ'))).toMatchObject({ severity: 'high' });
    for (const permission of ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'] as const)
      expect(judge(withGrant(permission))).toMatchObject({ severity: 'critical' });
  });

  it('looks at public statements alone for writes', () => {
    const text = policyText(
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
      { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 's3:*', Resource: '*' },
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } },
      },
    );
    expect(judge(withPolicy(text), { text })).toMatchObject({ severity: 'high' });
  });

  it('takes a public policy that was not read for the worst', () => {
    const parts = { policyIsPublic: read(true), policy: denied('GetBucketPolicy') };
    expect(judge(parts)).toMatchObject({ result: 'fail', severity: 'critical' });
  });

  it('passes what a block of bucket or account closes', () => {
    expect(judge({ ...withPolicy(reads), publicAccessBlock: read(blocked) })).toMatchObject({
      result: 'pass',
    });
    const parts = { accountSettings: read(buildAccountSettings()) };
    expect(judge(withPolicy(reads), { parts })).toMatchObject({ result: 'pass' });
    expect(judge({ ...withGrant('WRITE'), ownership: read('BucketOwnerEnforced') })).toMatchObject({
      result: 'pass',
    });
  });

  it('spares buckets that are allowed to be public, but never to be written', () => {
    const allow = ['site'];
    expect(judge(withPolicy(reads), { allow })).toMatchObject({ result: 'not-applicable' });
    expect(judge(withGrant('WRITE'), { allow })).toMatchObject({ result: 'fail', severity: 'critical' });
  });

  it('is unknown where what decides was not read', () => {
    expect(judge({ policyIsPublic: denied('GetBucketPolicyStatus') })).toMatchObject({ result: 'unknown' });
  });

  it('is not applicable to an account without buckets', () => {
    expect(s3BucketPublic.evaluate(buildInput({ buckets: read([]) }))).toMatchObject([
      { result: 'not-applicable', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('is unknown when buckets were refused, and does not run when they are off', () => {
    const buckets = denied('ListBuckets');
    expect(s3BucketPublic.evaluate(buildInput({ buckets }))).toMatchObject([{ result: 'unknown' }]);
    expect(s3BucketPublic.evaluate(buildInput({ buckets: off }))).toEqual([]);
  });
});
