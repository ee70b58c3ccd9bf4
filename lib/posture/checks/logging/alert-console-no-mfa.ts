import { alertRemedy } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'medium';
const need = alertNeeds.consoleWithoutMfa;

/**
 * A sign-in with a password alone is noticed.
 * CIS 1.2: 3.2, 1.4–5.0: 4.2, 6.0–7.0: 5.2; Security Hub CloudWatch.3.
 */
export const alertConsoleNoMfa: Check = {
  ...alertCheck,
  id: 'alert-console-no-mfa',
  title: 'Somebody is told of sign-ins without MFA',
  failTitle: 'Nobody is told of sign-ins without MFA',
  rationale:
    'A password alone opened the console: either a user lacks MFA, or somebody found a way around it. Both want an answer the same day.',
  logic: `Event: a successful console sign-in of an IAM user without MFA. Federated sign-ins never tell and are left aside. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: alertRemedy(
    'console-no-mfa',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    {
      'detail-type': ['AWS Console Sign In via CloudTrail'],
      detail: {
        userIdentity: { type: ['IAMUser'] },
        additionalEventData: { MFAUsed: ['No'] },
        responseElements: { ConsoleLogin: ['Success'] },
      },
    },
  ),
  references: [
    'Security Hub CloudWatch.3',
    'CIS AWS Foundations 1.2: 3.2; 1.4 to 5.0: 4.2; 6.0 to 7.0: 5.2',
    'Prowler cloudwatch_log_metric_filter_sign_in_without_mfa',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
