import type { Trail } from '@/lib/snapshot/account-snapshot';
import type { Bucket } from '@/lib/snapshot/data/buckets';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput } from '../types';
import { ownerOf } from './trail-facts';
import { fieldsOf, notApplicable, unknownVerdict, type Verdict } from './verdict';
import { asOfReading } from '../evidence';

/** Where a trail keeps its logs. */
export type TrailBucket =
  | { kind: 'own'; bucket: Bucket }
  /** AWS says that there is no such bucket, so anybody may make one of that name. */
  | { kind: 'missing'; name: string }
  | { kind: 'none' }
  | { kind: 'foreign'; name: string }
  | { kind: 'unknown'; why: string }
  /** Buckets are not looked at. */
  | { kind: 'off' };

/**
 * Finds the bucket of a trail among those of the account. One that is not there belongs to another account, or does not
 * exist: only an error of delivery can tell.
 */
export function trailBucketOf(
  { s3BucketName: name, arn, delivery }: Trail,
  { snapshot }: Pick<CheckInput, 'snapshot'>,
): TrailBucket {
  const { buckets } = snapshot;
  if (name === null) return { kind: 'none' };
  if (ownerOf({ arn }) !== snapshot.accountId) return { kind: 'foreign', name };
  if (buckets.state === 'skipped') return { kind: 'off' };
  if (buckets.state === 'unread') return { kind: 'unknown', why: whyUnread(buckets) ?? '' };
  const bucket = buckets.value.find((candidate) => candidate.name === name);
  if (bucket) return { kind: 'own', bucket };
  const seen = valueOf(delivery);
  if (!seen)
    return { kind: 'unknown', why: `bucket ${name} is none of the account's own, and delivery was not read` };
  return /NoSuchBucket/i.test(`${seen.error} ${seen.digestError}`)
    ? { kind: 'missing', name }
    : { kind: 'foreign', name };
}

/** Judges the own bucket of a trail; null while buckets are off. A missing bucket is not applicable unless judged too. */
export function judgeTrailBucket(
  trail: Trail,
  input: Pick<CheckInput, 'snapshot'>,
  judge: { own: (bucket: Bucket) => Verdict; missing?: (name: string) => Verdict },
): Verdict | null {
  const found = trailBucketOf(trail, input);
  switch (found.kind) {
    case 'off':
      return null;
    case 'unknown':
      return unknownVerdict(found.why);
    case 'none':
      return notApplicable(`${trail.name} keeps its logs in no bucket`);
    case 'foreign':
      return notApplicable(`Bucket ${found.name} belongs to another account`);
    case 'missing':
      return judge.missing?.(found.name) ?? notApplicable(`Bucket ${found.name} does not exist`);
    case 'own':
      return judge.own(found.bucket);
  }
}

/** Evidence about the bucket of a trail. */
export function bucketEvidence(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  name: string,
  values: Parameters<typeof fieldsOf>[2],
) {
  return fieldsOf('buckets', asOfReading(snapshot.buckets, snapshot.takenAt), { bucket: name, ...values });
}
