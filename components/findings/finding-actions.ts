import type { ActionResult } from '@/lib/auth/action-result';
import type { OwnedFindings } from '@/lib/db/commands/findings/set-findings-owner';
import type { TriagedFindings } from '@/lib/db/commands/findings/triage-findings';
import type { ChosenRows } from '@/components/data-table/use-chosen-rows';

export type Triage = 'none' | 'in-review' | 'remediating';

/** What a finding was before a step over several: a way back sends it. */
export interface FindingBefore {
  id: string;
  triage?: Triage;
  owner?: string | null;
}

/** The server actions on several findings at once. */
export interface FindingActions {
  triage: (input: { chosen: ChosenRows; triage: Triage }) => Promise<ActionResult<TriagedFindings>>;
  /** An empty owner goes back to what tags and settings say. */
  setOwner: (input: { chosen: ChosenRows; owner: string }) => Promise<ActionResult<OwnedFindings>>;
  undo: (findings: FindingBefore[]) => Promise<ActionResult<{ restored: number }>>;
}
