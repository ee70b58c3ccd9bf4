import type { RequirementChange } from '@/lib/posture/compliance/compare-frameworks';

type ChangeKind = RequirementChange['kind'];

/** In the order in which they are told: what asks for work first. */
export const changeKinds: readonly ChangeKind[] = ['added', 'changed', 'removed', 'moved', 'same'];

export const changeWords: Record<ChangeKind, string> = {
  added: 'Added',
  changed: 'Asked by other checks',
  removed: 'Dropped',
  moved: 'Only renumbered',
  same: 'The same',
};

/** How many differences there are of each kind. */
export function countChanges(changes: readonly { kind: ChangeKind }[]): Record<ChangeKind, number> {
  const counts = { added: 0, changed: 0, removed: 0, moved: 0, same: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
