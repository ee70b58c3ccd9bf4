import type { DataSets } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { dayMs, elapsed } from '../instant';
import { previousOf, type StageContext } from './stage-context';

/** The previous reading of a data set that is asked for once in some days, while it is younger than that. */
export function youngerThan<K extends keyof DataSets>(
  context: StageContext,
  name: K,
  days: number,
): Extract<Reading<DataSets[K]>, { state: 'read' }> | null {
  const before = previousOf(context, name);
  if (!before || elapsed(before.asOf, context.takenAt) >= days * dayMs) return null;
  return { state: 'read', ...before };
}
