import type { ActionResult } from '@/lib/auth/action-result';

/** The server actions of people's work on one finding. */
export interface WorkActions {
  comment: (input: { findingId: string; text: string }) => Promise<ActionResult<unknown>>;
  /** An empty owner goes back to what tags and settings say. */
  setOwner: (input: { findingId: string; owner: string }) => Promise<ActionResult<unknown>>;
}
