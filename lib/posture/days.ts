import type { Instant } from '@/lib/snapshot/reading';

const millisecondsPerDay = 86_400_000;
const grouped = new Intl.NumberFormat('en-GB');

/** Whole days from a moment to another; 0 for a moment in the future (clock skew). */
export function wholeDays(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / millisecondsPerDay));
}

/** The later of some moments, null and absent ones aside; null when there is none. */
export function latest(...moments: (Instant | null | undefined)[]): Instant | null {
  let last: Instant | null = null;
  for (const moment of moments) {
    if (moment && (last === null || Date.parse(moment) > Date.parse(last))) last = moment;
  }
  return last;
}

/** `1 day`, `1,146 days`. */
export function daysInWords(days: number): string {
  return `${grouped.format(days)} ${days === 1 ? 'day' : 'days'}`;
}

/** The UTC day of a moment, for example `2026-03-04`. */
export function dayOf(moment: Instant): string {
  return new Date(moment).toISOString().slice(0, 10);
}
