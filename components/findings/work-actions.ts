import type { ActionResult } from '@/lib/auth/action-result';
import type { FindingActions } from './finding-actions';

/** The server actions of people's work on one finding. */
export interface WorkActions {
  comment: (input: { findingId: string; text: string }) => Promise<ActionResult<unknown>>;
  setOwner: FindingActions['setOwner'];
}
