import type { ReferencedCheck } from '@/lib/db/queries/checks/get-check-reference';

/** Which checks a list shows. */
export const shownKinds = ['all', 'on', 'off', 'fail', 'unknown'] as const;
export type Shown = (typeof shownKinds)[number];

/** Fails of a check that no exception covers. */
export function failsOf({ counts }: Pick<ReferencedCheck, 'counts'>): number {
  return Object.values(counts?.fails ?? {}).reduce((sum, count) => sum + count, 0);
}

/** Whether a check belongs to what is shown. */
export function showsCheck(one: ReferencedCheck, shown: Shown): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'on':
      return one.running.on;
    case 'off':
      return !one.running.on;
    case 'fail':
      return failsOf(one) > 0;
    case 'unknown':
      return (one.counts?.unknown ?? 0) > 0;
  }
}
