import { remedyForCalls } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'low';
const need = alertNeeds.configChanges;

/**
 * Whoever stops the recorder of configurations is noticed.
 * CIS 1.2: 3.9, 1.4–5.0: 4.9, 6.0–7.0: 5.9; Security Hub CloudWatch.9.
 */
export const alertConfigChanges: Check = {
  ...alertCheck,
  id: 'alert-config-changes',
  title: 'Somebody is told when the configuration recorder changes',
  failTitle: 'Nobody is told when the configuration recorder changes',
  rationale:
    'AWS Config remembers what a resource looked like before. Stopping it first hides every change that follows.',
  logic: `Events: calls that change or stop the recorder, or change or remove its delivery channel. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: remedyForCalls('config-changes', 'config', need),
  references: [
    'Security Hub CloudWatch.9',
    'CIS AWS Foundations 1.2: 3.9; 1.4 to 5.0: 4.9; 6.0 to 7.0: 5.9',
    'Prowler cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
