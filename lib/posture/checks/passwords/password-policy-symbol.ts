import { characterCheck } from '../../facts/password-policy';

/** Passwords need a symbol. CIS 1.2: 1.7; Security Hub IAM.7, IAM.13. */
export const passwordPolicySymbol = characterCheck({
  id: 'password-policy-symbol',
  field: 'requireSymbols',
  character: 'a symbol',
  references: [
    'Security Hub IAM.7, IAM.13',
    'CIS AWS Foundations 1.2: 1.7',
    'Prowler iam_password_policy_symbol',
    'ScoutSuite iam-password-policy-no-symbol-required',
  ],
});
