import { remedyForCalls } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'medium';
const need = alertNeeds.iamPolicyChanges;

/**
 * Changes of rights are noticed at once.
 * CIS 1.2: 3.4, 1.4–5.0: 4.4, 6.0–7.0: 5.4; Security Hub CloudWatch.4.
 */
export const alertIamPolicyChanges: Check = {
  ...alertCheck,
  id: 'alert-iam-policy-changes',
  title: 'Somebody is told when IAM policies change',
  failTitle: 'Nobody is told when IAM policies change',
  rationale:
    'Giving itself more rights is what an intruder does next. A change of policy that nobody planned is the clearest sign of one.',
  logic: `Events: every call that creates, changes, attaches or removes a policy of a user, group or role. ${alertLogic}`,
  tier: 'core',
  severity,
  remedy: remedyForCalls('iam-policy-changes', 'iam', need),
  references: [
    'Security Hub CloudWatch.4',
    'CIS AWS Foundations 1.2: 3.4; 1.4 to 5.0: 4.4; 6.0 to 7.0: 5.4',
    'Prowler cloudwatch_log_metric_filter_policy_changes',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
