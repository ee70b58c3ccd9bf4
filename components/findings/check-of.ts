import { checks } from '@/lib/posture/checks';
import type { Check } from '@/lib/posture/types';

const byId = new Map(checks.map((check) => [check.id, check]));

/** The rule with an id; undefined for one that this version no longer has. For server components: it brings them all. */
export function checkOf(id: string): Check | undefined {
  return byId.get(id);
}

/** What is wrong where the check fails, or the id of a check that is gone. */
export function failTitleOf(id: string): string {
  return byId.get(id)?.failTitle ?? id;
}
