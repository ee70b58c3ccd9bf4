import type { Trail } from '@/lib/snapshot/account-snapshot';
import { daysInWords } from '../../days';
import { evidenceText } from '../../evidence';
import { longestRetention, retentionsOf } from '../../facts/trail-retention';
import { judgeTrails, trailEvidence } from '../../facts/trail-facts';
import { failing, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/** Logs are there when somebody asks. No peer looks at it. */
export const cloudtrailRetention: Check = {
  id: 'cloudtrail-retention',
  group: 'logging',
  title: 'Logs are kept long enough',
  failTitle: 'Logs are deleted too soon',
  rationale:
    'Intrusions are often found months after they began. What was deleted by then cannot be asked any more.',
  logic:
    'Takes the longest of all places where events of the trail are kept: its bucket (shortest expiry that reaches the logs), its log group, an event data store. Fails when that is less than the threshold in days. A bucket of another account is not applicable unless another place is long enough.',
  tier: 'core',
  subject: 'trail',
  severity,
  stages: ['trails', 'buckets', 'alerts'],
  parameters: ['logRetentionDays'],
  remedy: {
    console:
      'S3, <bucket>, Management, Lifecycle rules: lengthen or remove the expiry that reaches AWSLogs/.',
    cli: [
      'aws s3api get-bucket-lifecycle-configuration --bucket <bucket>',
      'aws s3api put-bucket-lifecycle-configuration --bucket <bucket> --lifecycle-configuration file://lifecycle.json',
    ].join('\n'),
    terraform: [
      'resource "aws_s3_bucket_lifecycle_configuration" "trail" {',
      '  bucket = "<bucket>"',
      '  rule {',
      '    id     = "logs"',
      '    status = "Enabled"',
      '    filter {}',
      '    expiration {',
      '      days = 730',
      '    }',
      '  }',
      '}',
    ].join('\n'),
  },
  references: ['AWS Well-Architected SEC04-BP01'],
  evaluate: (input) => judgeTrails(input, { severity, needs: 'details' }, (trail) => judge(trail, input)),
  describeFail,
};

function judge(trail: Trail, input: CheckInput): Verdict | null {
  const { places, gap } = retentionsOf(trail, input);
  const longest = longestRetention(places);
  const evidence = trailEvidence(input, trail, {
    bucket: trail.s3BucketName,
    keptIn: places.map(({ name, days }) => `${name}: ${days === null ? 'for ever' : daysInWords(days)}`),
    longestDays: longest,
  });
  const limit = input.thresholds.logRetentionDays;
  if (longest === null || longest >= limit)
    return {
      result: 'pass',
      title: `Events of ${trail.name} are kept ${longest === null ? 'for ever' : daysInWords(longest)}`,
      evidence,
    };
  if (gap?.kind === 'off') return null;
  if (gap?.kind === 'unknown') return unknownVerdict(gap.why);
  if (gap?.kind === 'foreign') return notApplicable(`Bucket ${gap.name} belongs to another account`);
  return failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const days = Number(evidenceText(evidence, 'longestDays'));
  const trail = evidenceText(evidence, 'trail');
  return days === 0
    ? `Events of ${trail} are kept nowhere`
    : `Events of ${trail} are kept ${daysInWords(days)} only`;
}
