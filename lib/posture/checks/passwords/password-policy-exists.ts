import {
  judgePasswordPolicy,
  noPolicy,
  passwordPolicyRemedy,
  policyFields,
} from '../../facts/password-policy';
import { failing } from '../../facts/verdict';
import type { Check } from '../../types';

const severity = 'medium';

/** The account has a password policy of its own. Security Hub IAM.7, IAM.10. */
export const passwordPolicyExists: Check = {
  id: 'password-policy-exists',
  group: 'passwords',
  title: 'The account has its own password policy',
  failTitle: 'The account has no password policy',
  rationale:
    "AWS's default asks for eight characters and lets passwords live for ever and come back. Stronger rules hold only once they are written down.",
  logic: 'Asks for the password policy of the account. Fails when AWS answers that there is none.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'credential-report'],
  parameters: [],
  remedy: passwordPolicyRemedy,
  references: ['Security Hub IAM.7, IAM.10'],
  evaluate: (input) =>
    judgePasswordPolicy(input, severity, (policy, asOf) =>
      policy === 'none'
        ? failing(noPolicy(asOf), describeFail)
        : {
            result: 'pass',
            title: 'The account has its own password policy',
            evidence: policyFields(asOf, { minimumLength: policy.minimumLength }),
          },
    ),
  describeFail,
};

function describeFail(): string {
  return "No password policy is set, so AWS's default of 8 characters holds";
}
