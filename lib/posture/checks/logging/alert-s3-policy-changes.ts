import { remedyForCalls } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'low';
const need = alertNeeds.bucketPolicyChanges;

/**
 * A bucket that is being opened is noticed.
 * CIS 1.2: 3.8, 1.4–5.0: 4.8, 6.0–7.0: 5.8; Security Hub CloudWatch.8.
 */
export const alertS3PolicyChanges: Check = {
  ...alertCheck,
  id: 'alert-s3-policy-changes',
  title: 'Somebody is told when bucket policies change',
  failTitle: 'Nobody is told when bucket policies change',
  rationale:
    'One changed policy makes a bucket public, or copies it elsewhere, with no other trace until the data shows up.',
  logic: `Events: calls that change the policy, access control list, CORS, lifecycle or replication of a bucket. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: remedyForCalls('bucket-policy-changes', 's3', need),
  references: [
    'Security Hub CloudWatch.8',
    'CIS AWS Foundations 1.2: 3.8; 1.4 to 5.0: 4.8; 6.0 to 7.0: 5.8',
    'Prowler cloudwatch_log_metric_filter_for_s3_bucket_policy_changes',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
