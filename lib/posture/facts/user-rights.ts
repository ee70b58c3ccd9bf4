import { type Subject, toSubject } from '@/lib/iam/administrator/subject';
import { identityPoliciesOf } from '@/lib/iam/identity-policies-of';
import type { AccountSnapshot, Group, User } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import type { CheckInput } from '../types';

/** What decides the requests of one user. */
export interface UserRights {
  subject: Subject;
  /** Whether every policy of the user and its groups was read and understood. */
  isWhole: boolean;
}

interface Remembered {
  organization: OrganizationSnapshot | null;
  rights: ReadonlyMap<string, UserRights>;
}

const remembered = new WeakMap<AccountSnapshot, Remembered>();

/** The rights of the users by ARN, ready for questions. Empty while users were not read: look at the readings first. */
export function userRights({
  snapshot,
  context: { organization },
}: Pick<CheckInput, 'snapshot' | 'context'>): ReadonlyMap<string, UserRights> {
  const known = remembered.get(snapshot);
  if (known?.organization === organization) return known.rights;
  const expected = countPolicies(snapshot);
  const rights = new Map<string, UserRights>();
  for (const identity of identityPoliciesOf(snapshot, organization)) {
    if (identity.kind !== 'user') continue;
    const subject = toSubject(identity);
    rights.set(identity.arn, {
      subject,
      isWhole: subject.policies.length === expected.get(identity.arn),
    });
  }
  remembered.set(snapshot, { organization, rights });
  return rights;
}

/** How many policies each user has, those of its groups included, whether or not their text was read. */
function countPolicies(snapshot: AccountSnapshot): ReadonlyMap<string, number> {
  const own = ({ attachedPolicies, inlinePolicies }: User | Group) =>
    attachedPolicies.length + inlinePolicies.length;
  const ofGroup = new Map((valueOf(snapshot.groups) ?? []).map((group) => [group.name, own(group)]));
  return new Map(
    (valueOf(snapshot.users) ?? []).map((user) => [
      user.arn,
      user.groups.reduce((sum, name) => sum + (ofGroup.get(name) ?? 0), own(user)),
    ]),
  );
}
