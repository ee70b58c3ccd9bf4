import { parsePolicy } from '@/lib/iam/policy-document';
import type { Bucket } from '@/lib/snapshot/data/buckets';
import { valueOf } from '@/lib/snapshot/reading';
import { bucketExposure } from '../../facts/bucket-exposure';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { isNamed } from '../../facts/judge-policies';
import { evidenceInWords } from '../../facts/list-in-words';
import { allowsAnyOf, statementsForAll } from '@/lib/iam/resource-policy/open-to-all';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'critical';

/** By which somebody changes what a bucket holds, or who may. */
const writes = [
  's3:PutObject',
  's3:DeleteObject',
  's3:PutObjectAcl',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
];

/** No bucket is open to everybody, with an AWS account or without. Security Hub S3.2, S3.3. */
export const s3BucketPublic: Check = {
  id: 's3-bucket-public',
  group: 'external',
  title: 'No bucket is open to everybody',
  failTitle: 'A bucket is open to everybody',
  rationale:
    'Public buckets are found by scanners within hours. Who may read takes the data; who may write can put malware in its place.',
  logic:
    'A bucket is open by its policy unless public policies are restricted, or by an access control list unless public ones are ignored or the owner is enforced, by bucket or account. Critical where everybody may write or the policy was not read, high where everybody may read. Buckets on the list of public ones are not applicable, unless everybody may write.',
  tier: 'core',
  subject: 'bucket',
  severity,
  stages: ['buckets', 'account-settings'],
  parameters: ['publicBucketAllow'],
  remedy: {
    console:
      'S3, <bucket>, Permissions, Block public access: block all. Serve web sites through CloudFront with origin access control.',
    cli: 'aws s3api put-public-access-block --bucket <bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform: [
      'resource "aws_s3_bucket_public_access_block" "this" {',
      '  bucket                  = "<bucket>"',
      '  block_public_acls       = true',
      '  ignore_public_acls      = true',
      '  block_public_policy     = true',
      '  restrict_public_buckets = true',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub S3.2',
    'Security Hub S3.3',
    'Prowler s3_bucket_public_access',
    'Prowler s3_bucket_policy_public_write_access',
    'ScoutSuite s3-bucket-world-acl',
    'ScoutSuite s3-bucket-world-policy-star',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { buckets } = input.snapshot;
  const account = rootArn(input.snapshot);
  if (buckets.state !== 'read') return unknownResults(dataGap(buckets), severity, [account]);
  if (buckets.value.length === 0)
    return [{ resource: account, severity, ...notApplicable('The account has no buckets') }];
  const { asOf } = buckets;
  return buckets.value.map((bucket) => ({ resource: bucket.arn, severity, ...judge(bucket, asOf, input) }));
}

function judge(bucket: Bucket, asOf: string, input: CheckInput): Verdict {
  const { name } = bucket;
  const exposure = bucketExposure(bucket, input.snapshot.accountSettings);
  if (exposure.kind === 'unknown') return unknownVerdict(exposure.why);
  const isPublic = exposure.kind === 'public';
  const writable = isPublic && (exposure.writable || mayWriteByPolicy(exposure.ways, bucket, input));
  const evidence = fieldsOf('S3', asOf, { bucket: name, openBy: isPublic ? exposure.ways : [], writable });
  if (!isPublic) return { result: 'pass', title: `${name} is not public`, evidence };
  if (!writable && isNamed(bucket, input.thresholds.publicBucketAllow))
    return notApplicable(`${name} is allowed to be public`);
  return failing(evidence, describeFail, writable ? 'critical' : 'high');
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const what = evidenceText(evidence, 'writable') === 'true' ? 'change' : 'read';
  return `Everybody may ${what} ${evidenceText(evidence, 'bucket')} (${evidenceInWords(evidence, 'openBy')})`;
}

/** Whether the policy lets everybody write; a public one whose text is not known is taken for the worst. */
function mayWriteByPolicy(ways: readonly string[], { policy }: Bucket, { snapshot }: CheckInput): boolean {
  if (!ways.includes('its policy')) return false;
  const hash = valueOf(policy);
  const text = hash ? snapshot.policyDocuments[hash] : undefined;
  const parsed = text === undefined ? null : parsePolicy(text);
  return parsed?.kind !== 'policy' || allowsAnyOf(statementsForAll(parsed), writes);
}
