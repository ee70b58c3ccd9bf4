import type { Instant } from '@/lib/snapshot/reading';

/** A date as the snapshot writes it: UTC, whole seconds. */
export function toInstant(date: Date): Instant {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The same for a date that AWS may leave out. */
export function toInstantOrNull(date: Date | undefined): Instant | null {
  return date ? toInstant(date) : null;
}

export const dayMs = 86_400_000;

/** Milliseconds from one instant to another. */
export function elapsed(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}
