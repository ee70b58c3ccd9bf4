import { createHash } from 'node:crypto';

const hour = 3_600_000;

/**
 * The next regular scan of an account after a moment. Accounts are spread evenly over the interval by a hash of
 * their id, so that an estate does not scan all at once.
 *
 * @param intervalHours hours between two scans
 */
export function nextScanAt(accountId: string, intervalHours: number, after: Date): Date {
  const interval = intervalHours * hour;
  const hash = createHash('sha256').update(accountId).digest().readUInt32BE(0);
  const offset = Math.floor((hash / 2 ** 32) * interval);
  const slot = Math.floor((after.getTime() - offset) / interval) + 1;
  return new Date(slot * interval + offset);
}
