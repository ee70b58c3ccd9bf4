import type { ServiceState } from '@/lib/db/queries/permissions/get-permission-detail';
import { formatDays, formatDaysAgo } from '@/lib/format';

/** AWS keeps at least this many days of service use. */
export const trackedDays = 400;

/** "400 tracked days", or the shorter life of an identity that is younger than that. */
export function windowWords(ageDays: number | null): string {
  return ageDays !== null && ageDays < trackedDays
    ? `the ${formatDays(ageDays)} since it was created`
    : `${trackedDays} tracked days`;
}

/** When something granted was last tried, in words; "never" is only said of the window that AWS tracks. */
export function lastUseWords(
  { state, idleDays }: { state: ServiceState; idleDays: number | null },
  ageDays: number | null,
): string {
  if (state === 'not-tracked') return 'not tracked by AWS';
  if (state === 'never') return `no use in ${windowWords(ageDays)}`;
  if (idleDays === null) return 'date unknown';
  return isOwnHistory(idleDays) ? `we saw it used ${formatDaysAgo(idleDays)}` : formatDaysAgo(idleDays);
}

/** Whether a use is too long ago for AWS to know of: an older snapshot does. */
export function isOwnHistory(idleDays: number | null): boolean {
  return idleDays !== null && idleDays > trackedDays;
}
