import { parsePolicy } from '../policy-document';
import { isMembers } from '../policy-tools/read-policies';
import type { Narrowing } from './narrow-pattern';
import { type RightSized, rightSizePolicy } from './right-size-policy';
import type { GrantEvidence } from './usage-of-grants';

/** `detach`: nothing that it allows was used. `same`: nothing is known to be unused. `unreadable`: no policy, or not known. */
export type CutOutcome = 'detach' | 'smaller' | 'same' | 'unreadable';

/** One policy before and after. */
export interface CutPolicy {
  outcome: CutOutcome;
  /** Null where it is unreadable. */
  result: RightSized | null;
}

/** Cuts the text of one identity policy down to the evidence; never throws. */
export function cutPolicy(text: string | null, narrowing: Narrowing): CutPolicy {
  const unreadable: CutPolicy = { outcome: 'unreadable', result: null };
  if (text === null || parsePolicy(text).kind === 'problem') return unreadable;
  const trimmed = text.trim();
  const source: unknown = JSON.parse(trimmed.startsWith('%') ? decodeURIComponent(trimmed) : trimmed);
  if (!isMembers(source)) return unreadable;
  const result = rightSizePolicy(source, narrowing);
  if (result.kept.length === 0 && result.removed.length > 0) return { outcome: 'detach', result };
  return { outcome: result.removed.length > 0 ? 'smaller' : 'same', result };
}

/** What goes of one service, and why. */
export interface RemovedService<Row extends GrantEvidence> {
  service: string;
  /** What the data says of the service as a whole; null where it does not list it. */
  evidence: Row | null;
  /** Nothing of the service stays. */
  isWhole: boolean;
  /** Patterns and actions that go, each with the data on it; null where only the service is known. */
  actions: { pattern: string; evidence: Row | null }[];
}

/** Puts the evidence beside everything that was removed, by service. */
export function explainRemoved<Row extends GrantEvidence>(
  { removed, kept }: Pick<RightSized, 'removed' | 'kept'>,
  rows: readonly Row[],
): RemovedService<Row>[] {
  const byKey = new Map(rows.map((row) => [(row.action || `${row.service}:`).toLowerCase(), row]));
  const serviceOf = (pattern: string) => pattern.slice(0, pattern.indexOf(':')).toLowerCase();
  const stays = new Set(kept.map(serviceOf));
  return [...Map.groupBy(removed, serviceOf)]
    .map(([service, patterns]) => ({
      service,
      evidence: byKey.get(`${service}:`) ?? null,
      isWhole: !stays.has(service),
      actions: patterns.map((pattern) => ({ pattern, evidence: byKey.get(pattern.toLowerCase()) ?? null })),
    }))
    .sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || (a.service < b.service ? -1 : 1));
}
