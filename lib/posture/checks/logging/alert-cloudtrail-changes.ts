import { remedyForCalls } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'medium';
const need = alertNeeds.trailChanges;

/**
 * Whoever touches the record is noticed.
 * CIS 1.2: 3.5, 1.4–5.0: 4.5, 6.0–7.0: 5.5; Security Hub CloudWatch.5.
 */
export const alertCloudtrailChanges: Check = {
  ...alertCheck,
  id: 'alert-cloudtrail-changes',
  title: 'Somebody is told when trails change',
  failTitle: 'Nobody is told when trails change',
  rationale:
    'A trail that stops is silent about it. The call that stopped it is the last thing it records, so that call has to ring.',
  logic: `Events: calls that create, change or delete a trail, or start or stop it. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: remedyForCalls('trail-changes', 'cloudtrail', need),
  references: [
    'Security Hub CloudWatch.5',
    'CIS AWS Foundations 1.2: 3.5; 1.4 to 5.0: 4.5; 6.0 to 7.0: 5.5',
    'Prowler cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
