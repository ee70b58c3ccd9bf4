import { alertRemedy } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'low';
const need = alertNeeds.unauthorizedCalls;

/**
 * Refused calls are noticed.
 * CIS 1.2: 3.1, 1.4–5.0: 4.1, 6.0–7.0: 5.1; Security Hub CloudWatch.2.
 */
export const alertUnauthorizedCalls: Check = {
  ...alertCheck,
  id: 'alert-unauthorized-calls',
  title: 'Somebody is told of denied calls',
  failTitle: 'Nobody is told of denied calls',
  rationale:
    'Whoever holds a stolen key first tries what it can do, and most of that is refused. The refusals come before the damage.',
  logic: `Events: calls that end in UnauthorizedOperation or AccessDenied. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: alertRemedy(
    'unauthorized-calls',
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    { detail: { errorCode: [{ wildcard: '*UnauthorizedOperation' }, { prefix: 'AccessDenied' }] } },
  ),
  references: [
    'Security Hub CloudWatch.2',
    'CIS AWS Foundations 1.2: 3.1; 1.4 to 5.0: 4.1; 6.0 to 7.0: 5.1',
    'Prowler cloudwatch_log_metric_filter_unauthorized_api_calls',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
