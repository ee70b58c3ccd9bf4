import type { Trail } from '@/lib/snapshot/account-snapshot';
import type { Bucket } from '@/lib/snapshot/data/buckets';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { bucketEvidence, judgeTrailBucket } from '../../facts/trail-buckets';
import { isLogging, judgeTrails, trailsOf } from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/**
 * Who reads or removes logs is itself recorded.
 * CIS 1.2: 2.6, 1.4–2.0: 3.6, 3.0–5.0: 3.4, 6.0–7.0: 4.4; Security Hub CloudTrail.7.
 */
export const cloudtrailBucketAccessLogging: Check = {
  id: 'cloudtrail-bucket-access-logging',
  group: 'logging',
  title: 'Access to the bucket of a trail is logged',
  failTitle: 'Access to the bucket of a trail is not logged',
  rationale:
    'Reading the logs is what an intruder does to learn what is known about them. That leaves a trace only where access to the bucket is recorded too.',
  logic:
    'Passes when the bucket has server access logging, or when a trail that is switched on records object events of the bucket. A bucket of another account is not applicable.',
  tier: 'extended',
  subject: 'trail',
  severity,
  stages: ['trails', 'buckets'],
  parameters: [],
  remedy: {
    console: 'S3, <bucket>, Properties, Server access logging, Edit: Enable, with another bucket as target.',
    cli: `aws s3api put-bucket-logging --bucket <bucket> --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"<access-log-bucket>","TargetPrefix":"<bucket>/"}}'`,
    terraform: [
      'resource "aws_s3_bucket_logging" "trail" {',
      '  bucket        = "<bucket>"',
      '  target_bucket = "<access-log-bucket>"',
      '  target_prefix = "<bucket>/"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub CloudTrail.7',
    'CIS AWS Foundations 1.2: 2.6; 1.4 to 2.0: 3.6; 3.0 to 5.0: 3.4; 6.0 to 7.0: 4.4',
    'Prowler cloudtrail_logs_s3_bucket_access_logging_enabled',
  ],
  evaluate: (input) =>
    judgeTrails(input, { severity, needs: 'details' }, (trail) =>
      judgeTrailBucket(trail, input, { own: (bucket) => judge(bucket, trail, input) }),
    ),
  describeFail,
};

function judge(bucket: Bucket, trail: Trail, input: CheckInput): Verdict {
  const recorder = (trailsOf(input) ?? []).find(
    (one) => isLogging(one) === 'yes' && recordsObjectsOf(one, bucket),
  );
  const logsAccess = valueOf(bucket.logsAccess);
  const evidence = bucketEvidence(input, bucket.name, {
    trail: trail.name,
    logsAccess,
    objectEventsIn: recorder?.name ?? null,
  });
  if (logsAccess || recorder)
    return { result: 'pass', title: `Access to bucket ${bucket.name} is logged`, evidence };
  const why = whyUnread(bucket.logsAccess);
  return why ? unknownVerdict(why) : failing(evidence, describeFail);
}

/** Selectors name a bucket with a trailing slash, a prefix in it, or all buckets. */
function recordsObjectsOf({ recordsObjectsOf: reading }: Trail, { arn }: Bucket): boolean {
  return (valueOf(reading) ?? []).some(
    (covered) => /^(\*|arn:[^:]+:s3(:::\*?)?)$/.test(covered) || covered.replace(/\/\*?$/, '') === arn,
  );
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Nobody records who reads or removes logs in bucket ${evidenceText(evidence, 'bucket')}`;
}
