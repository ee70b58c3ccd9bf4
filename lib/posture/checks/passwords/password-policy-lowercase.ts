import { characterCheck } from '../../facts/password-policy';

/** Passwords need a lowercase letter. CIS 1.2: 1.6; Security Hub IAM.7, IAM.12. */
export const passwordPolicyLowercase = characterCheck({
  id: 'password-policy-lowercase',
  field: 'requireLowercase',
  character: 'a lowercase letter',
  references: [
    'Security Hub IAM.7, IAM.12',
    'CIS AWS Foundations 1.2: 1.6',
    'Prowler iam_password_policy_lowercase',
    'ScoutSuite iam-password-policy-no-lowercase-required',
  ],
});
