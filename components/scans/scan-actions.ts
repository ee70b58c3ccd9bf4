import type { ActionResult } from '@/lib/auth/action-result';

/** The server actions of the scans pages. */
export interface ScanActions {
  scan: (accountId: string) => Promise<ActionResult<{ scanId: string; created: boolean }>>;
  scanAll: (place: {
    accountId: string | null;
    ouId: string | null;
  }) => Promise<ActionResult<{ queued: number; underWay: number }>>;
  cancel: (scanId: string) => Promise<ActionResult<{ state: string }>>;
}
