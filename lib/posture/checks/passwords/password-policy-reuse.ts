import { evidenceText } from '../../evidence';
import { hasNoPolicy, judgePolicyRule, passwordPolicyRemedy } from '../../facts/password-policy';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/**
 * The last N passwords cannot come back; a smaller number does not do.
 * CIS 1.2: 1.10, 1.4–4.0.1: 1.9, 5.0: 1.8, 6.0: 2.8, 7.0: 2.9; Security Hub IAM.7, IAM.16.
 */
export const passwordPolicyReuse: Check = {
  id: 'password-policy-reuse',
  group: 'passwords',
  title: 'The password policy keeps old passwords from coming back',
  failTitle: 'Old passwords may come back',
  rationale:
    'A password that leaked once stays in lists of leaked ones. If it may come back after a change, the change was for nothing.',
  logic:
    'Looks at how many earlier passwords the policy remembers. Fails below the threshold, when it remembers none, and without a policy.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'credential-report'],
  parameters: ['passwordReusePrevention'],
  remedy: passwordPolicyRemedy,
  references: [
    'Security Hub IAM.7, IAM.16',
    'CIS AWS Foundations 1.2: 1.10; 1.4 to 4.0.1: 1.9; 5.0: 1.8; 6.0: 2.8; 7.0: 2.9',
    'Prowler iam_password_policy_reuse_24',
    'ScoutSuite iam-password-policy-reuse-enabled',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { passwordReusePrevention } = input.thresholds;
  return judgePolicyRule(input, {
    severity,
    field: 'reusePrevention',
    holds: ({ reusePrevention }) => (reusePrevention ?? 0) >= passwordReusePrevention,
    titleOfPass: `The last ${passwordReusePrevention} passwords cannot come back`,
    describeFail,
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  if (hasNoPolicy(evidence)) return 'Without a password policy any old password may come back';
  const remembered = evidenceText(evidence, 'reusePrevention');
  return remembered
    ? `Passwords may come back after ${remembered} others`
    : 'Any old password may come back at once';
}
