/** What people said of an open finding. */
export const triageStates = ['none', 'in-review', 'remediating'] as const;
export type Triage = (typeof triageStates)[number];

/** The words that a finding may be shown with, the one that outweighs the others first (decisions 1). */
export const findingStatuses = [
  'resolved',
  'excepted',
  'remediating',
  'in-review',
  'reopened',
  'open',
] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** What a finding's word is made of. */
export interface FindingStanding {
  state: 'open' | 'resolved';
  /** An exception covers it at the moment shown. */
  excepted: boolean;
  triage: Triage;
  /** It was resolved before and failed again. */
  reopened: boolean;
}

/** The one word that is shown for a finding; `findingStatus` of lib/db/sql is the same in SQL. */
export function findingStatusOf({ state, excepted, triage, reopened }: FindingStanding): FindingStatus {
  if (state === 'resolved') return 'resolved';
  if (excepted) return 'excepted';
  if (triage !== 'none') return triage;
  return reopened ? 'reopened' : 'open';
}
