import { type Reading, whyUnread } from '@/lib/snapshot/reading';
import type { CheckResult, Severity } from '../types';

/** Why a check has nothing to look at: `off` when none of its data was asked for, else the reason it was not read. */
export type DataGap = { kind: 'off' } | { kind: 'unread'; why: string };

/** The gap that some readings leave together. A check runs when at least one of them was tried. */
export function dataGap(...readings: Reading<unknown>[]): DataGap {
  const tried = readings.find((reading) => reading.state === 'unread');
  return tried ? { kind: 'unread', why: whyUnread(tried) ?? '' } : { kind: 'off' };
}

/** The results of a check without data: none when its stage is off, else unknown for every resource. */
export function unknownResults(
  gap: DataGap,
  severity: Severity,
  resources: readonly string[],
): CheckResult[] {
  if (gap.kind === 'off') return [];
  return resources.map((resource) => unknownResult(resource, severity, gap.why));
}

/** One resource that could not be judged, with the reason. */
export function unknownResult(resource: string, severity: Severity, why: string): CheckResult {
  return { resource, result: 'unknown', severity, title: `Could not be read: ${why}`, evidence: [] };
}
