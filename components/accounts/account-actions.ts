import type { AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import type { ActionResult } from '@/lib/auth/action-result';

/** The server actions on one account. */
export interface AccountActions {
  scan: (accountId: string) => Promise<ActionResult<{ scanId: string; created: boolean }>>;
  setEnabled: (input: { accountId: string; enabled: boolean }) => Promise<ActionResult<{ enabled: boolean }>>;
  remove: (accountId: string) => Promise<ActionResult<{ name: string }>>;
}

/** What the viewer may do; what they may not is absent. */
export interface AccountRights {
  scan: boolean;
  /** Link, edit, disable, unlink, import. */
  manage: boolean;
}

/** What an account's menu needs to know of it. */
export type MenuAccount = Pick<AccountListRow, 'id' | 'name' | 'source' | 'status' | 'scanUnderWay'>;
