import type { ActionResult } from '@/lib/auth/action-result';

/** The server actions of the history page. */
export interface HistoryActions {
  request: (input: {
    accountId: string | null;
    from: string;
    reason: string;
  }) => Promise<ActionResult<{ accounts: number; snapshots: number }>>;
  cancel: (runId: string) => Promise<ActionResult<{ state: string }>>;
}
