import { identityPoliciesOf } from '@/lib/iam/identity-policies-of';
import type { IdentityPolicies } from '@/lib/iam/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { CheckInput } from '../types';

interface Remembered {
  organization: OrganizationSnapshot | null;
  byArn: ReadonlyMap<string, IdentityPolicies>;
}

const remembered = new WeakMap<AccountSnapshot, Remembered>();

/** What decides the rights of an identity of the snapshot; null where the identity was not read. */
export function policiesOf(
  arn: string,
  { snapshot, context }: Pick<CheckInput, 'snapshot' | 'context'>,
): IdentityPolicies | null {
  const { organization } = context;
  let known = remembered.get(snapshot);
  if (known?.organization !== organization) {
    const policies = identityPoliciesOf(snapshot, organization);
    known = { organization, byArn: new Map(policies.map((identity) => [identity.arn, identity])) };
    remembered.set(snapshot, known);
  }
  return known?.byArn.get(arn) ?? null;
}
