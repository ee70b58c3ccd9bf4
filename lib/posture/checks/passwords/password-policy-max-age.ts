import { daysInWords } from '../../days';
import { evidenceText } from '../../evidence';
import {
  hasNoPolicy,
  judgePasswordPolicy,
  judgePolicyRule,
  passwordPolicyRemedy,
} from '../../facts/password-policy';
import { notApplicable } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** Passwords expire after N days, unless the threshold is switched off. CIS 1.2: 1.11; Security Hub IAM.7, IAM.17. */
export const passwordPolicyMaxAge: Check = {
  id: 'password-policy-max-age',
  group: 'passwords',
  title: 'The password policy lets passwords expire',
  failTitle: 'Passwords do not expire in time',
  rationale:
    'An expiry ends the use of a password that somebody else has without anyone knowing. Later guidance prefers MFA to it; where that holds, switch the threshold off.',
  logic:
    'Looks at the maximum age in the password policy. Fails when it is above the threshold, when there is none, and without a policy. With no threshold there is nothing to judge.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'credential-report'],
  parameters: ['passwordMaxAgeDays'],
  remedy: passwordPolicyRemedy,
  references: [
    'Security Hub IAM.7, IAM.17',
    'CIS AWS Foundations 1.2: 1.11',
    'Prowler iam_password_policy_expires_passwords_within_90_days_or_less',
    'ScoutSuite iam-password-policy-expiration-threshold, iam-password-policy-no-expiration',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const limit = input.thresholds.passwordMaxAgeDays;
  if (limit === null)
    return judgePasswordPolicy(input, severity, () => notApplicable('Passwords need not expire here'));
  return judgePolicyRule(input, {
    severity,
    field: 'maxAgeDays',
    holds: ({ maxAgeDays }) => maxAgeDays !== null && maxAgeDays <= limit,
    titleOfPass: `Passwords expire after at most ${daysInWords(limit)}`,
    describeFail,
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  if (hasNoPolicy(evidence)) return 'Without a password policy passwords never expire';
  const age = evidenceText(evidence, 'maxAgeDays');
  return age ? `Passwords expire only after ${daysInWords(Number(age))}` : 'Passwords never expire';
}
