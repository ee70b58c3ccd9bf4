import type { Trail } from '@/lib/snapshot/account-snapshot';
import { bucketExposure } from '../../facts/bucket-exposure';
import { evidenceText } from '../../evidence';
import { evidenceInWords } from '../../facts/list-in-words';
import { bucketEvidence, judgeTrailBucket } from '../../facts/trail-buckets';
import { judgeTrails } from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'critical';

/**
 * Nobody outside reads the logs, or takes their place.
 * CIS 1.2: 2.3, 1.4–2.0: 3.3; Security Hub CloudTrail.6.
 */
export const cloudtrailBucketPublic: Check = {
  id: 'cloudtrail-bucket-public',
  group: 'logging',
  title: 'The bucket of a trail is private',
  failTitle: 'The bucket of a trail is open',
  rationale:
    'Logs name every identity, address and resource of the account: a map for an intruder. A bucket that no longer exists is worse still, since whoever makes one of that name receives the logs.',
  logic:
    'Looks at policy and access control list of the bucket as far as blocks and ownership let them work, grants to any AWS user included. Fails when it is open, and when delivery says that the bucket does not exist. A bucket of another account is not applicable.',
  tier: 'core',
  subject: 'trail',
  severity,
  stages: ['trails', 'buckets', 'account-settings'],
  parameters: [],
  remedy: {
    console: 'S3, <bucket>, Permissions: turn on all four settings of Block public access.',
    cli: [
      'aws s3api put-public-access-block --bucket <bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
      '# a bucket that is gone: make it again in your own account, or point the trail elsewhere',
      'aws cloudtrail update-trail --name <trail> --s3-bucket-name <log-bucket>',
    ].join('\n'),
    terraform: [
      'resource "aws_s3_bucket_public_access_block" "trail" {',
      '  bucket                  = "<bucket>"',
      '  block_public_acls       = true',
      '  block_public_policy     = true',
      '  ignore_public_acls      = true',
      '  restrict_public_buckets = true',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub CloudTrail.6',
    'CIS AWS Foundations 1.2: 2.3; 1.4 to 2.0: 3.3',
    'Prowler cloudtrail_logs_s3_bucket_is_not_publicly_accessible',
  ],
  evaluate: (input) => judgeTrails(input, { severity, needs: 'details' }, (trail) => judge(trail, input)),
  describeFail,
};

function judge(trail: Trail, input: CheckInput): Verdict | null {
  return judgeTrailBucket(trail, input, {
    missing: (name) =>
      failing(bucketEvidence(input, name, { trail: trail.name, exists: false }), describeFail),
    own: (bucket) => {
      const exposure = bucketExposure(bucket, input.snapshot.accountSettings);
      if (exposure.kind === 'unknown') return unknownVerdict(exposure.why);
      const ways = exposure.kind === 'public' ? exposure.ways : [];
      const evidence = bucketEvidence(input, bucket.name, { trail: trail.name, exists: true, openBy: ways });
      if (ways.length > 0) return failing(evidence, describeFail);
      return { result: 'pass', title: `Bucket ${bucket.name} is private`, evidence };
    },
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const bucket = evidenceText(evidence, 'bucket');
  return evidenceText(evidence, 'exists') === 'false'
    ? `Bucket ${bucket} does not exist, so anyone can make it and receive the logs`
    : `Bucket ${bucket} is open by ${evidenceInWords(evidence, 'openBy')}`;
}
