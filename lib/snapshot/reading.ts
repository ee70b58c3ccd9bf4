/** A moment as ISO 8601 in UTC with a `Z`, for example `2026-03-04T14:05:00Z`. Plain text, so that a snapshot is plain data. */
export type Instant = string;

/**
 * One data set of a snapshot: read, tried and not read, or not tried.
 * The compiler makes every check say what it does with each, so that unknown is never taken for pass.
 */
export type Reading<T> =
  | { state: 'read'; value: T; asOf: Instant }
  | { state: 'unread'; code: string; operation: string; message: string }
  | { state: 'skipped'; reason: string };

/** The value of a reading that was read, else null. */
export function valueOf<T>(reading: Reading<T>): T | null {
  return reading.state === 'read' ? reading.value : null;
}

/** Why a reading has no value, in one sentence; null when it has one. */
export function whyUnread(reading: Reading<unknown>): string | null {
  if (reading.state === 'read') return null;
  if (reading.state === 'skipped') return reading.reason;
  return `${reading.operation}: ${reading.message} (${reading.code})`;
}
