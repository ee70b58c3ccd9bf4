import type { ChosenRows } from '@/components/data-table/use-chosen-rows';
import type { ActionResult } from '@/lib/auth/action-result';
import type { ApprovedException } from '@/lib/db/commands/exceptions/approve-exception';
import type { ExceptionKind } from '@/lib/posture/findings/exception-kinds';

export type RequestedScope =
  | { kind: 'finding'; findingIds: string[] }
  /** Findings of a list: one exception for each. */
  | { kind: 'chosen'; chosen: ChosenRows }
  | { kind: 'check'; checkId: string }
  /** Without a check: all of them. */
  | { kind: 'account'; accountId: string; checkId: string | null }
  | { kind: 'ou'; ouId: string; checkId: string | null }
  /** Without a value: any value of the key. */
  | { kind: 'tag'; key: string; value: string | null; checkId: string | null };

export interface ExceptionRequest {
  kind: ExceptionKind;
  scope: RequestedScope;
  reason: string;
  /** The last day that it holds, UTC: `2026-06-30`. */
  until: string;
}

/** Days, UTC: the first and the last that an exception may run to, and what stands there at first. */
export interface ExceptionDays {
  first: string;
  last: string;
  chosen: string;
}

/** The server actions on exceptions. */
export interface ExceptionActions {
  request: (input: ExceptionRequest) => Promise<ActionResult<{ exceptionIds: string[] }>>;
  approve: (exceptionId: string) => Promise<ActionResult<ApprovedException>>;
  reject: (exceptionId: string) => Promise<ActionResult<object>>;
  /** Takes back what was asked for just now. */
  takeBack: (exceptionIds: string[]) => Promise<ActionResult<{ withdrawn: number }>>;
  withdraw: (exceptionId: string) => Promise<ActionResult<object>>;
}
