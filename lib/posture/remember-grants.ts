import { grantsOf } from '@/lib/iam/grants-of';
import type { Grant } from '@/lib/iam/types';
import type { LastAccessed } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';

const dayInMilliseconds = 86_400_000;

interface Remembered {
  unusedDays: number;
  /** The grants hold from here on … */
  from: number;
  /** … and until the first use among them is too long ago. */
  until: number;
  grants: readonly Grant[];
}

const remembered = new WeakMap<LastAccessed, Remembered>();

/**
 * `grantsOf`, answering with the very same list while nothing in it can have changed: last-accessed data that is carried
 * over from scan to scan is the same object, and only the age of a use moves a grant.
 */
export function rememberGrants(identity: LastAccessed, at: Instant, unusedDays: number): readonly Grant[] {
  const time = Date.parse(at);
  const known = remembered.get(identity);
  if (known?.unusedDays === unusedDays && known.from <= time && time < known.until) return known.grants;
  const grants = grantsOf(identity, at, unusedDays);
  const until = grants.reduce((first, { use, lastUsed }) => {
    if (use !== 'used' || lastUsed === null) return first;
    return Math.min(first, Date.parse(lastUsed) + (unusedDays + 1) * dayInMilliseconds);
  }, Number.POSITIVE_INFINITY);
  remembered.set(identity, { unusedDays, from: time, until, grants });
  return grants;
}
