import type { ActionResult } from '@/lib/auth/action-result';
import type { ApprovedException } from '@/lib/db/commands/exceptions/approve-exception';
import type { ExceptionKind } from '@/lib/posture/findings/exception-kinds';

export type RequestedScope =
  | { kind: 'finding'; findingIds: string[] }
  | { kind: 'check'; checkId: string }
  | { kind: 'account'; accountId: string; checkId: string };

export interface ExceptionRequest {
  kind: ExceptionKind;
  scope: RequestedScope;
  reason: string;
  /** The last day that it holds, UTC: `2026-06-30`. */
  until: string;
}

/** The server actions on exceptions. */
export interface ExceptionActions {
  request: (input: ExceptionRequest) => Promise<ActionResult<{ exceptionIds: string[] }>>;
  approve: (exceptionId: string) => Promise<ActionResult<ApprovedException>>;
  reject: (exceptionId: string) => Promise<ActionResult<object>>;
  withdraw: (exceptionId: string) => Promise<ActionResult<object>>;
}
