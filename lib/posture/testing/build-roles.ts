import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildRole, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';

/** A role with the text of its trust policy. */
export interface TrustingRole {
  role: Role;
  text: string;
}

/** A role that a trust policy of that text guards. */
export function trusting(name: string, text: string, parts: Partial<Role> = {}): TrustingRole {
  return { role: buildRole(name, { trustPolicy: hash(text), ...parts }), text };
}

/** The roles and the texts that they and others need, to spread into a snapshot. */
export function withRoles(
  roles: readonly TrustingRole[],
  ...texts: string[]
): Pick<AccountSnapshot, 'roles' | 'policyDocuments'> {
  return {
    roles: read(roles.map(({ role }) => role)),
    policyDocuments: textsOf(...roles.map(({ text }) => text), ...texts),
  };
}
