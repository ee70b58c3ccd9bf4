import type { PasswordPolicy } from '@/lib/snapshot/account-snapshot';

/** What is asked of a password policy: length 14 and history 24 by CIS 1.8 and 1.9, expiry by `password-policy-max-age`. */
const asked = { minimumLength: 14, reusePrevention: 24, maxAgeDays: 90 };

export interface PasswordRule {
  rule: string;
  is: string;
  asked: string;
  /** Null: told for information, nothing is asked. */
  result: 'pass' | 'fail' | null;
}

/** The rules of a password policy beside what is asked of each. */
export function passwordRules(policy: PasswordPolicy): PasswordRule[] {
  const { minimumLength, reusePrevention, maxAgeDays } = policy;
  return [
    {
      rule: 'Length',
      is: `${minimumLength} characters`,
      asked: `${asked.minimumLength} or more`,
      result: resultOf(minimumLength >= asked.minimumLength),
    },
    required('Uppercase letter', policy.requireUppercase),
    required('Lowercase letter', policy.requireLowercase),
    required('Digit', policy.requireNumbers),
    required('Symbol', policy.requireSymbols),
    {
      rule: 'No reuse',
      is: reusePrevention === null ? 'off' : `last ${reusePrevention}`,
      asked: `last ${asked.reusePrevention}`,
      result: resultOf((reusePrevention ?? 0) >= asked.reusePrevention),
    },
    {
      rule: 'Expiry',
      is: maxAgeDays === null ? 'never' : `${maxAgeDays} days`,
      asked: `${asked.maxAgeDays} days or fewer`,
      result: resultOf(maxAgeDays !== null && maxAgeDays <= asked.maxAgeDays),
    },
    {
      rule: 'Users may change their own',
      is: policy.allowUsersToChange ? 'yes' : 'no',
      asked: 'yes',
      result: resultOf(policy.allowUsersToChange),
    },
    {
      rule: 'After expiry',
      is: policy.hardExpiry ? 'locked out' : 'may set a new one',
      asked: '',
      result: null,
    },
  ];
}

function required(rule: string, isRequired: boolean): PasswordRule {
  return {
    rule,
    is: isRequired ? 'required' : 'not required',
    asked: 'required',
    result: resultOf(isRequired),
  };
}

function resultOf(holds: boolean): 'pass' | 'fail' {
  return holds ? 'pass' : 'fail';
}
