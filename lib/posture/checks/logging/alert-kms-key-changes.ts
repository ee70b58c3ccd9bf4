import { remedyForCalls } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'low';
const need = alertNeeds.kmsKeyChanges;

/**
 * A key on its way out is noticed while it can be brought back.
 * CIS 1.2: 3.7, 1.4–5.0: 4.7, 6.0–7.0: 5.7; Security Hub CloudWatch.7.
 */
export const alertKmsKeyChanges: Check = {
  ...alertCheck,
  id: 'alert-kms-key-changes',
  title: 'Somebody is told when keys are disabled or deleted',
  failTitle: 'Nobody is told when keys are disabled or deleted',
  rationale:
    'What a deleted key encrypted is lost for good. There are days to cancel the deletion, for those who hear of it.',
  logic: `Events: calls that disable a KMS key or schedule its deletion. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: remedyForCalls('kms-key-changes', 'kms', need),
  references: [
    'Security Hub CloudWatch.7',
    'CIS AWS Foundations 1.2: 3.7; 1.4 to 5.0: 4.7; 6.0 to 7.0: 5.7',
    'Prowler cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
