import { characterCheck } from '../../facts/password-policy';

/** Passwords need a digit. CIS 1.2: 1.8; Security Hub IAM.7, IAM.14. */
export const passwordPolicyNumber = characterCheck({
  id: 'password-policy-number',
  field: 'requireNumbers',
  character: 'a digit',
  references: [
    'Security Hub IAM.7, IAM.14',
    'CIS AWS Foundations 1.2: 1.8',
    'Prowler iam_password_policy_number',
    'ScoutSuite iam-password-policy-no-number-required',
  ],
});
