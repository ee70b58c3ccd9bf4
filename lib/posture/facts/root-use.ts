import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { latest, wholeDays } from '../days';
import { accountFacts, passwordLastUsed } from './account-facts';

/** When each credential of the root user was last used; null: no use is recorded. */
export interface RootUse {
  passwordLastUsedAt: Instant | null;
  key1LastUsedAt: Instant | null;
  key2LastUsedAt: Instant | null;
  /** The latest of the three. */
  lastUsedAt: Instant | null;
}

/** The use of the root user by the report's root row; null when that row was not read. */
export function rootUse(snapshot: AccountSnapshot): RootUse | null {
  const { rootRow: row } = accountFacts(snapshot);
  if (!row) return null;
  const keyLastUsed = (slot: 1 | 2) => row.keys.find((key) => key.slot === slot)?.lastUsed ?? null;
  const passwordLastUsedAt = passwordLastUsed(row);
  const key1LastUsedAt = keyLastUsed(1);
  const key2LastUsedAt = keyLastUsed(2);
  return {
    passwordLastUsedAt,
    key1LastUsedAt,
    key2LastUsedAt,
    lastUsedAt: latest(passwordLastUsedAt, key1LastUsedAt, key2LastUsedAt),
  };
}

/** Whether root was used within a number of days before a moment. */
export function isRecentlyUsed({ lastUsedAt }: RootUse, windowDays: number, at: Instant): boolean {
  return lastUsedAt !== null && wholeDays(lastUsedAt, at) <= windowDays;
}
