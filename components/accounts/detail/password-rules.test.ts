import { describe, expect, it } from 'vitest';
import type { PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import { passwordRules } from './password-rules';

const strict: PasswordPolicy = {
  minimumLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercase: true,
  requireLowercase: true,
  allowUsersToChange: true,
  maxAgeDays: 90,
  reusePrevention: 24,
  hardExpiry: false,
};
const failing = (policy: Partial<PasswordPolicy>) =>
  passwordRules({ ...strict, ...policy })
    .filter(({ result }) => result === 'fail')
    .map(({ rule }) => rule);

describe('passwordRules', () => {
  it('passes exactly at what is asked', () => {
    expect(failing({})).toEqual([]);
  });

  it('fails one short of it, and where a rule is off', () => {
    expect(failing({ minimumLength: 13, reusePrevention: 23, maxAgeDays: 91 })).toEqual([
      'Length',
      'No reuse',
      'Expiry',
    ]);
    expect(failing({ reusePrevention: null, maxAgeDays: null, requireSymbols: false })).toEqual([
      'Symbol',
      'No reuse',
      'Expiry',
    ]);
  });
});
