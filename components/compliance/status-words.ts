import type { Tone } from '@/components/ui/tone';
import type { RequirementStatus } from '@/lib/posture/compliance/evaluate-framework';

export const statusWords: Record<RequirementStatus, string> = {
  pass: 'Pass',
  fail: 'Fail',
  unknown: 'Unknown',
  manual: 'Manual',
  'not-applicable': 'Not applicable',
  off: 'Off',
};

export const statusTones: Record<RequirementStatus, Tone> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'hatch',
  manual: 'ink-mid',
  'not-applicable': 'ink-soft',
  off: 'ink-faint',
};

/** In the order in which bars and sentences tell them. */
export const statusOrder: readonly RequirementStatus[] = [
  'pass',
  'fail',
  'unknown',
  'manual',
  'not-applicable',
  'off',
];

export type StatusCounts = Readonly<Record<RequirementStatus, number>>;

/** `7 pass, 11 fail, 2 manual`, what there is none of left out. */
export function countsInWords(counts: StatusCounts): string {
  return statusOrder
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${statusWords[status].toLowerCase()}`)
    .join(', ');
}

/** How many of some requirements have each status. */
export function countStatuses(statuses: readonly RequirementStatus[]): StatusCounts {
  const counts = { pass: 0, fail: 0, unknown: 0, manual: 0, 'not-applicable': 0, off: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}
