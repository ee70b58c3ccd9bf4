import { expect, it } from 'vitest';
import type { AccountSnapshot, Trail } from '@/lib/snapshot/account-snapshot';
import type { Bucket } from '@/lib/snapshot/data/buckets';
import { buildBucket } from '@/lib/snapshot/testing/build-resources';
import { buildTrail, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../settings/parameters';
import type { Check, CheckResult, EvaluationContext } from '../types';
import { buildInput } from './build-input';

export interface Surroundings {
  context?: Partial<EvaluationContext>;
  thresholds?: Partial<Thresholds>;
}

/** The result on an account with one trail, `main`. */
export function judgeTrail(
  check: Check,
  trail: Partial<Trail>,
  { context, thresholds, ...parts }: Surroundings & Partial<AccountSnapshot> = {},
): CheckResult | undefined {
  const trails = read([buildTrail('main', trail)]);
  return check.evaluate(buildInput({ trails, ...parts }, thresholds, context))[0];
}

/** The result on the trail `main` with a bucket of the account. */
export function judgeBucketOf(
  check: Check,
  bucket: Partial<Bucket>,
  { trail = {}, ...rest }: { trail?: Partial<Trail> } & Surroundings & Partial<AccountSnapshot> = {},
): CheckResult | undefined {
  return judgeTrail(check, trail, { buckets: read([buildBucket('trail-bucket', bucket)]), ...rest });
}

export const organizationTrail: Partial<Trail> = {
  arn: 'arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization',
  isOrganizationTrail: true,
};

/** What every check of trails says where there is none, none of the account, or none was read. */
export function itJudgesTrails(check: Check, parts: Partial<AccountSnapshot> = {}): void {
  it('is not applicable to a trail that its owner judges, nor without a trail', () => {
    const linkedAccountIds = new Set(['999999999999']);
    expect(judgeTrail(check, organizationTrail, { ...parts, context: { linkedAccountIds } })).toMatchObject({
      result: 'not-applicable',
      resource: organizationTrail.arn,
      title: expect.stringContaining('999999999999'),
    });
    expect(check.evaluate(buildInput({ ...parts, trails: read([]) }))).toMatchObject([
      { result: 'not-applicable', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('is unknown when the trails were refused, and does not run when they are off', () => {
    const refused = denied('cloudtrail:DescribeTrails');
    expect(check.evaluate(buildInput({ ...parts, trails: refused }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ ...parts, trails: off }))).toEqual([]);
  });
}

/** What every check of the bucket of a trail says where the bucket is not the account's, or was not read. */
export function itJudgesOwnBuckets(check: Check): void {
  const none = { buckets: read([]) };

  it('is not applicable to a bucket of another account and to a trail without one', () => {
    expect(judgeTrail(check, {}, none)).toMatchObject({
      result: 'not-applicable',
      title: 'Bucket trail-bucket belongs to another account',
    });
    expect(judgeTrail(check, { s3BucketName: null }, none)).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown where the buckets were refused, or whether the bucket is gone cannot be told', () => {
    const refused = denied('s3:ListBuckets');
    expect(judgeTrail(check, {}, { buckets: refused })).toMatchObject({ result: 'unknown' });
    const delivery = denied('cloudtrail:GetTrailStatus');
    expect(judgeTrail(check, { delivery }, none)).toMatchObject({ result: 'unknown' });
  });

  it('leaves trails out while buckets are off', () => {
    expect(judgeTrail(check, {}, { buckets: off })).toBeUndefined();
  });
}
