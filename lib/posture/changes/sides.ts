import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import type { Analysis } from '../analysis';
import type { Change } from '../types';

/** One of the two snapshots that are compared. */
export interface Side {
  snapshot: AccountSnapshot;
  analysis: Analysis;
}

/** Both, and how a change between them is written. */
export interface Comparison {
  before: Side;
  after: Side;
}

/** A change less its time; fields that are mostly null may be left out. */
export type Difference = Omit<Change, 'at' | 'identityArn' | 'before' | 'after' | 'event'> &
  Partial<Pick<Change, 'identityArn' | 'before' | 'after' | 'event'>>;

/** Two readings' values, or null unless both were read: unread on either side is no change. */
export function bothRead<T>(before: Reading<T>, after: Reading<T>): { before: T; after: T } | null {
  if (before.state !== 'read' || after.state !== 'read') return null;
  return { before: before.value, after: after.value };
}

/** Whether the reading failed on either side: what stands in for it elsewhere is too stale to tell changes from. */
export function isUnread(before: Reading<unknown>, after: Reading<unknown>): boolean {
  return before.state === 'unread' || after.state === 'unread';
}

export interface Pairing<T> {
  added: T[];
  removed: T[];
  kept: { before: T; after: T }[];
}

/** Matches the items of two lists by key. */
export function pair<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pairing<T> {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const pairing: Pairing<T> = { added: [], removed: [], kept: [] };
  for (const item of after) {
    const key = keyOf(item);
    const earlier = old.get(key);
    old.delete(key);
    if (earlier === undefined) pairing.added.push(item);
    else pairing.kept.push({ before: earlier, after: item });
  }
  pairing.removed.push(...old.values());
  return pairing;
}
