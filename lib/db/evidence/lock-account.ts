import { AppError } from '@/lib/errors';
import type { Db } from '../client';

export interface LockedAccount {
  id: string;
  partition: string;
  lastSnapshotId: string | null;
  lastSnapshotAt: Date | null;
  projectionStamp: string | null;
}

/**
 * Locks the account's row until the end of the transaction: one save at a time per account.
 * Throws `not-found` when the account is unknown or was removed.
 */
export async function lockAccount(tx: Db, accountId: string): Promise<LockedAccount> {
  const rows = await tx.$queryRaw<LockedAccount[]>`
    select id, partition, "lastSnapshotId", "lastSnapshotAt", "projectionStamp" from "Account"
    where id = ${accountId} and "removedAt" is null for update`;
  const account = rows[0];
  if (!account) {
    throw new AppError(
      'not-found',
      `Account ${accountId} is not known here.`,
      'Link it or import a report for it.',
    );
  }
  return account;
}
