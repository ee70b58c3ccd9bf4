import type { ActionResult } from '@/lib/auth/action-result';

/** What became of an import: taken (or nothing to do), or refused with the lines that are wrong. */
export type ImportAnswer = ActionResult<
  | {
      kind: 'taken';
      accountId: string;
      /** As of when, formatted. */
      at: string;
      users: number;
      unchanged: boolean;
      replayed: number;
      notices: string[];
    }
  | { kind: 'refused'; message: string; problems: { line: number; reason: string }[] }
>;
