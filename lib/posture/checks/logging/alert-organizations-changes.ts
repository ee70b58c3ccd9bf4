import { remedyForCalls } from '../../facts/alerts/alert-remedy';
import { alertCheck, alertLogic, describeMissingAlert, judgeAlert } from '../../facts/alerts/judge-alert';
import { alertNeeds } from '../../facts/alerts/needs';
import type { Check } from '../../types';

const severity = 'low';
const need = alertNeeds.organizationChanges;

/**
 * Changes of what holds all accounts are noticed.
 * CIS 1.4–5.0: 4.15, 6.0–7.0: 5.15.
 */
export const alertOrganizationsChanges: Check = {
  ...alertCheck,
  id: 'alert-organizations-changes',
  title: 'Somebody is told when the organization changes',
  failTitle: 'Nobody is told when the organization changes',
  rationale:
    'A guardrail that is detached, or an account that leaves, takes away protection from everything below at once.',
  logic: `Events: calls of AWS Organizations that change policies, units, accounts or the organization itself. ${alertLogic}`,
  tier: 'extended',
  severity,
  remedy: remedyForCalls('organization-changes', 'organizations', need),
  references: [
    'CIS AWS Foundations 1.4 to 5.0: 4.15; 6.0 to 7.0: 5.15',
    'Prowler cloudwatch_log_metric_filter_aws_organizations_changes',
  ],
  evaluate: (input) => judgeAlert(input, severity, need),
  describeFail: describeMissingAlert,
};
