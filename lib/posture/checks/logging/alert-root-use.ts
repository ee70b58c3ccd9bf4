import { alertRemedy } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'medium';
const need = alertNeeds.rootUse;

/**
 * Use of the root user is noticed at once.
 * CIS 1.2: 3.3, 1.4–5.0: 4.3, 6.0–7.0: 5.3; Security Hub CloudWatch.1.
 */
export const alertRootUse: Check = {
  ...alertCheck,
  id: 'alert-root-use',
  title: 'Somebody is told when root is used',
  failTitle: 'Nobody is told when root is used',
  rationale:
    'Root has no daily work, so every use of it is either planned or an emergency. The sooner somebody knows, the less it can do.',
  logic: `Events: a sign-in and an API call of the root user. ${alertLogic}`,
  tier: 'core',
  severity,
  remedy: alertRemedy(
    'root-use',
    '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    { detail: { userIdentity: { type: ['Root'] } } },
  ),
  references: [
    'Security Hub CloudWatch.1',
    'CIS AWS Foundations 1.2: 3.3; 1.4 to 5.0: 4.3; 6.0 to 7.0: 5.3',
    'Prowler cloudwatch_log_metric_filter_root_usage',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
