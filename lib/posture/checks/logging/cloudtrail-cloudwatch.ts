import type { Trail } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { realTimePath } from '../../facts/alerts/event-rules';
import { beyondLogging, judgeTrails, trailEvidence } from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/**
 * Events can be acted on as they happen.
 * CIS 1.2: 2.4, 1.4–2.0: 3.4 (dropped in 3.0); Security Hub CloudTrail.5.
 */
export const cloudtrailCloudwatch: Check = {
  id: 'cloudtrail-cloudwatch',
  group: 'logging',
  title: 'Events can be acted on as they happen',
  failTitle: 'A trail feeds nothing that could raise an alert',
  rationale:
    'Files in a bucket are read after the fact. Only events that reach CloudWatch Logs, a rule or a store that can be asked may wake somebody.',
  logic:
    'Passes when the trail writes to a log group and did so within a day. Unless switched off in the settings, an event rule that hears CloudTrail events or an event data store is as good.',
  tier: 'extended',
  subject: 'trail',
  severity,
  stages: ['trails', 'alerts'],
  parameters: ['acceptEventBridge'],
  remedy: {
    console: 'CloudTrail, Trails, <trail>, CloudWatch Logs, Edit: Enabled, with a log group and a role.',
    cli: 'aws cloudtrail update-trail --region <region> --name <trail> --cloud-watch-logs-log-group-arn <log-group-arn> --cloud-watch-logs-role-arn <role-arn>',
    terraform: [
      'resource "aws_cloudtrail" "<trail>" {',
      '  # …',
      '  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"',
      '  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub CloudTrail.5',
    'CIS AWS Foundations 1.2: 2.4; 1.4 to 2.0: 3.4',
    'Prowler cloudtrail_cloudwatch_logging_enabled',
    'ScoutSuite cloudtrail-no-cloudwatch-integration',
  ],
  evaluate: (input) => judgeTrails(input, { severity, needs: 'details' }, (trail) => judge(trail, input)),
  describeFail,
};

function judge(trail: Trail, input: CheckInput): Verdict | null {
  const off = beyondLogging(trail);
  if (off) return off;
  const { delivery, cloudWatchLogsGroupArn: logGroup } = trail;
  const reaches = delivery.state === 'read' && delivery.value.reachesCloudWatchLogs;
  const other = input.thresholds.acceptEventBridge ? realTimePath(input) : { name: null, why: null };
  const evidence = trailEvidence(input, trail, { logGroup, reachesLogGroup: reaches, otherPath: other.name });
  if (logGroup !== null && reaches)
    return { result: 'pass', title: `${trail.name} feeds CloudWatch Logs`, evidence };
  if (other.name !== null)
    return { result: 'pass', title: `Events can be acted on through ${other.name}`, evidence };
  if (other.why !== null) return unknownVerdict(other.why);
  if (logGroup === null || delivery.state === 'read') return failing(evidence, describeFail);
  return delivery.state === 'skipped' ? null : unknownVerdict(whyUnread(delivery) ?? '');
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const trail = evidenceText(evidence, 'trail');
  return evidenceText(evidence, 'logGroup') === ''
    ? `${trail} feeds nothing that could raise an alert`
    : `Nothing of ${trail} reached its log group within a day`;
}
