import type { ActionResult } from '@/lib/auth/action-result';
import type { TriagedFindings } from '@/lib/db/commands/findings/triage-findings';

export type Triage = 'none' | 'in-review' | 'remediating';

/** The server actions on findings. */
export interface FindingActions {
  triage: (input: { findingIds: string[]; triage: Triage }) => Promise<ActionResult<TriagedFindings>>;
  /** All that the address of the list matches. */
  triageMatching: (input: { search: string; triage: Triage }) => Promise<ActionResult<TriagedFindings>>;
  undo: (changed: TriagedFindings['changed']) => Promise<ActionResult<{ undone: number }>>;
}
