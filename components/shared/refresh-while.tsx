'use client';

import { usePoll } from '@/lib/hooks/use-poll';

/** Asks the server again every two seconds while something is under way and the tab is visible. */
export function RefreshWhile({ active }: { active: boolean }) {
  usePoll(active);
  return null;
}
