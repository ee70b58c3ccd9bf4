import type { FindingListRow } from '@/lib/db/queries/findings/list-findings';
import { formatPlural } from '@/lib/format';
import type { DueFilter } from '@/lib/posture/findings/due-date';
import type { Triage } from './finding-actions';

export const triageWords: Record<Triage, string> = {
  none: 'Not triaged',
  'in-review': 'In review',
  remediating: 'Remediating',
};

export const statusWords: Record<FindingListRow['status'], string> = {
  open: 'open',
  reopened: 'reopened',
  'in-review': 'in review',
  remediating: 'remediating',
  excepted: 'excepted',
  resolved: 'resolved',
};

export const ownerMeaning = 'Whoever is to see that it is fixed: a person or a team.';
export const ownerHint =
  'Empty: what the tags of the identity say, or the settings of its account, unit or estate.';

export const dueWords: Record<DueFilter, string> = {
  overdue: 'Overdue',
  'within-7': 'Within 7 days',
  'within-30': 'Within 30 days',
  none: 'No date',
};

export const sinceWords: Record<FindingListRow['sinceLastScan'], string> = {
  new: 'new',
  still: 'still open',
  reopened: 'reopened',
};

/** The account's root, the name of an identity, or the last part of an ARN. */
export function resourceName({
  resource,
  identityName,
}: Pick<FindingListRow, 'resource' | 'identityName'>): string {
  if (resource.endsWith(':root')) return 'root user';
  return identityName ?? resource.split(/[/:]/).at(-1) ?? resource;
}

const nouns: Record<string, [string, string?]> = {
  keys: ['key'],
  root: ['root user'],
  users: ['user'],
};

/** "34 keys", "9 users": what the findings of a check are about, by its group. */
export function countedResources(count: number, group: string | undefined): string {
  const [one, many] = nouns[group ?? ''] ?? ['resource'];
  return formatPlural(count, one, many);
}
