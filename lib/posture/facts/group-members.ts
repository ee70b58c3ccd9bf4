import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';

const remembered = new WeakMap<AccountSnapshot, ReadonlyMap<string, number>>();

/** How many users are in a group, by its name; null where the users were not read. */
export function countMembers(groupName: string, snapshot: AccountSnapshot): number | null {
  const users = valueOf(snapshot.users);
  if (!users) return null;
  let counts = remembered.get(snapshot);
  if (!counts) {
    const members = Map.groupBy(
      users.flatMap(({ groups }) => groups),
      (name) => name,
    );
    counts = new Map([...members].map(([name, each]) => [name, each.length]));
    remembered.set(snapshot, counts);
  }
  return counts.get(groupName) ?? 0;
}
