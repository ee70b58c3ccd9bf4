import type { Trail } from '@/lib/snapshot/account-snapshot';
import type { Bucket } from '@/lib/snapshot/data/buckets';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { bucketEvidence, judgeTrailBucket } from '../../facts/trail-buckets';
import { judgeTrails } from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Logs outlive whoever would rather see them gone. No benchmark in force; Prowler asks for MFA delete. */
export const cloudtrailBucketProtected: Check = {
  id: 'cloudtrail-bucket-protected',
  group: 'logging',
  title: 'Logs cannot be deleted easily',
  failTitle: 'Logs can be deleted',
  rationale:
    'Deleting the logs is the easiest way to hide. Objects under lock, or deletion that takes a device, keep them out of reach of stolen credentials.',
  logic:
    'Passes when objects are locked by default, or when versions are kept and deleting them takes MFA. A bucket of another account is not applicable.',
  tier: 'extended',
  subject: 'trail',
  severity,
  stages: ['trails', 'buckets'],
  parameters: [],
  remedy: {
    console:
      'S3, <bucket>, Properties, Object Lock: enable it with a default retention. MFA delete instead can be set by root only, and by API.',
    cli: [
      'aws s3api put-bucket-versioning --bucket <bucket> --versioning-configuration Status=Enabled',
      `aws s3api put-object-lock-configuration --bucket <bucket> --object-lock-configuration '{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"GOVERNANCE","Days":365}}}'`,
    ].join('\n'),
    terraform: [
      'resource "aws_s3_bucket_object_lock_configuration" "trail" {',
      '  bucket = "<bucket>"',
      '  rule {',
      '    default_retention {',
      '      mode = "GOVERNANCE"',
      '      days = 365',
      '    }',
      '  }',
      '}',
    ].join('\n'),
  },
  references: ['Prowler cloudtrail_bucket_requires_mfa_delete'],
  evaluate: (input) =>
    judgeTrails(input, { severity, needs: 'details' }, (trail) =>
      judgeTrailBucket(trail, input, { own: (bucket) => judge(bucket, trail, input) }),
    ),
  describeFail,
};

function judge(bucket: Bucket, trail: Trail, input: CheckInput): Verdict {
  const locksObjects = valueOf(bucket.locksObjects);
  const versioning = valueOf(bucket.versioning);
  const evidence = bucketEvidence(input, bucket.name, {
    trail: trail.name,
    locksObjects,
    versioning: versioning?.enabled ?? null,
    mfaDelete: versioning?.mfaDelete ?? null,
  });
  if (locksObjects || (versioning?.enabled && versioning.mfaDelete))
    return { result: 'pass', title: `Logs in bucket ${bucket.name} cannot be deleted easily`, evidence };
  const why = whyUnread(bucket.locksObjects) ?? whyUnread(bucket.versioning);
  return why ? unknownVerdict(why) : failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const bucket = evidenceText(evidence, 'bucket');
  const kept =
    evidenceText(evidence, 'versioning') === 'true' ? 'versions are kept, but' : 'versions are not kept, and';
  return `Logs in bucket ${bucket} can be deleted: ${kept} neither object lock nor MFA delete is on`;
}
