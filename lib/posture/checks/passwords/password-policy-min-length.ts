import { evidenceText } from '../../evidence';
import { hasNoPolicy, judgePolicyRule, passwordPolicyRemedy } from '../../facts/password-policy';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Passwords have at least N characters.
 * CIS 1.2: 1.9, 1.4–4.0.1: 1.8, 5.0: 1.7, 6.0: 2.7, 7.0: 2.8; Security Hub IAM.7, IAM.15.
 */
export const passwordPolicyMinLength: Check = {
  id: 'password-policy-min-length',
  group: 'passwords',
  title: 'The password policy asks for long passwords',
  failTitle: 'Short passwords are allowed',
  rationale:
    'Length does more against guessing than any other rule: each character multiplies the work, and a stolen hash of a short password falls in hours.',
  logic:
    'Looks at the minimum length in the password policy of the account. Fails below the threshold, and without a policy, whose default AWS sets.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'credential-report'],
  parameters: ['passwordMinLength'],
  remedy: passwordPolicyRemedy,
  references: [
    'Security Hub IAM.7, IAM.15',
    'CIS AWS Foundations 1.2: 1.9; 1.4 to 4.0.1: 1.8; 5.0: 1.7; 6.0: 2.7; 7.0: 2.8',
    'Prowler iam_password_policy_minimum_length_14',
    'ScoutSuite iam-password-policy-minimum-length',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { passwordMinLength } = input.thresholds;
  return judgePolicyRule(input, {
    severity,
    field: 'minimumLength',
    holds: ({ minimumLength }) => minimumLength >= passwordMinLength,
    titleOfPass: `Passwords need ${passwordMinLength} characters or more`,
    describeFail,
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return hasNoPolicy(evidence)
    ? 'Without a password policy 8 characters are enough'
    : `${evidenceText(evidence, 'minimumLength')} characters are enough for a password`;
}
