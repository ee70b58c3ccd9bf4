import { characterCheck } from '../../facts/password-policy';

/** Passwords need an uppercase letter. CIS 1.2: 1.5; Security Hub IAM.7, IAM.11. */
export const passwordPolicyUppercase = characterCheck({
  id: 'password-policy-uppercase',
  field: 'requireUppercase',
  character: 'an uppercase letter',
  references: [
    'Security Hub IAM.7, IAM.11',
    'CIS AWS Foundations 1.2: 1.5',
    'Prowler iam_password_policy_uppercase',
    'ScoutSuite iam-password-policy-no-uppercase-required',
  ],
});
