import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';

/** Puts what happened several times in one scan together, in the order of the first of each. */
export function groupChanges(changes: readonly ChangeRow[]): ChangeRow[][] {
  const groups = Map.groupBy(changes, ({ at, accountId, event }) => `${at.getTime()} ${accountId} ${event}`);
  return [...groups.values()];
}
