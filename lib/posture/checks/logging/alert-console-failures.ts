import { alertRemedy } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'low';
const need = alertNeeds.consoleFailures;

/**
 * Guessing of passwords is noticed.
 * CIS 1.2: 3.6, 1.4–5.0: 4.6, 6.0–7.0: 5.6; Security Hub CloudWatch.6.
 */
export const alertConsoleFailures: Check = {
  ...alertCheck,
  id: 'alert-console-failures',
  title: 'Somebody is told of failed sign-ins',
  failTitle: 'Nobody is told of failed sign-ins',
  rationale:
    'Many failed sign-ins in a row are somebody guessing. Known in time, the user can be warned before a guess is right.',
  logic: `Event: a console sign-in that failed for its password. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: alertRemedy(
    'console-failures',
    '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    {
      'detail-type': ['AWS Console Sign In via CloudTrail'],
      detail: { responseElements: { ConsoleLogin: ['Failure'] } },
    },
  ),
  references: [
    'Security Hub CloudWatch.6',
    'CIS AWS Foundations 1.2: 3.6; 1.4 to 5.0: 4.6; 6.0 to 7.0: 5.6',
    'Prowler cloudwatch_log_metric_filter_authentication_failures',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
