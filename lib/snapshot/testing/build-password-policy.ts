import type { AccountSnapshot, PasswordPolicy } from '../account-snapshot';
import { buildSummary, read } from './build-snapshot';

/** A policy that meets every default threshold. */
export function buildPasswordPolicy(parts: Partial<PasswordPolicy> = {}): PasswordPolicy {
  return {
    minimumLength: 14,
    requireSymbols: true,
    requireNumbers: true,
    requireUppercase: true,
    requireLowercase: true,
    allowUsersToChange: true,
    maxAgeDays: 90,
    reusePrevention: 24,
    hardExpiry: false,
    ...parts,
  };
}

/** The account summary with such a policy, to spread into a snapshot. */
export function withPolicy(parts: Partial<PasswordPolicy> = {}): Pick<AccountSnapshot, 'accountSummary'> {
  return { accountSummary: read(buildSummary({ passwordPolicy: read(buildPasswordPolicy(parts)) })) };
}
