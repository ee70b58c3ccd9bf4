import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { accountPolicies, type AccountPolicy, type PolicyHolder } from './policy-statements';

/** Names of the identities that hold a policy, by kind. */
export interface Attachments {
  roles: string[];
  usersAndGroups: string[];
}

/** Who has one of the policies that meet a test. Roles of AWS services are never among them. */
export function attachmentsOf(
  snapshot: AccountSnapshot,
  isMeant: (policy: AccountPolicy) => boolean,
): Attachments {
  const holders = accountPolicies(snapshot)
    .filter(isMeant)
    .flatMap((policy) => policy.holders);
  return {
    roles: namesOf(holders.filter(({ kind }) => kind === 'role')),
    usersAndGroups: namesOf(holders.filter(({ kind }) => kind !== 'role')),
  };
}

function namesOf(holders: readonly PolicyHolder[]): string[] {
  return [...new Set(holders.map(({ name }) => name))].sort();
}
