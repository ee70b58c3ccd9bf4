import type { Instant } from '@/lib/snapshot/reading';
import { dayMs } from './instant';

/** A stable number of a text (FNV-1a), to spread work over days. */
export function spread(key: string, over: number): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value % over;
}

/** The time of a scan and that of the one before it, if there was one. */
export interface Span {
  previous: { takenAt: Instant } | null;
  takenAt: Instant;
}

/**
 * Whether the turn of `key` has come since the last scan, when everybody has one turn in `days` days (always at a first
 * scan, and with 0 days). It needs no memory but the time of the last scan, so a new process neither asks everything again nor forgets anybody.
 */
export function isTurnDue({ previous, takenAt }: Span, key: string, days: number): boolean {
  if (!previous || days === 0) return true;
  const turn = (at: Instant) => Math.floor((Date.parse(at) / dayMs + spread(key, days)) / days);
  return turn(previous.takenAt) !== turn(takenAt);
}
