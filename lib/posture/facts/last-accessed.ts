import type { AccountSnapshot, LastAccessed } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';

const remembered = new WeakMap<AccountSnapshot, ReadonlyMap<string, LastAccessed>>();

/** Access Advisor's answer for an identity; null where there is none. */
export function lastAccessedOf(arn: string, snapshot: AccountSnapshot): LastAccessed | null {
  let byArn = remembered.get(snapshot);
  if (!byArn) {
    byArn = new Map((valueOf(snapshot.lastAccessed) ?? []).map((identity) => [identity.arn, identity]));
    remembered.set(snapshot, byArn);
  }
  return byArn.get(arn) ?? null;
}
