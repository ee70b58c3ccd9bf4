import type { ActionResult } from '@/lib/auth/action-result';

/** A text with problems is an answer with all of them, not a failure. */
export type SaveAnswer = ActionResult<
  { kind: 'saved'; id: string } | { kind: 'refused'; problems: string[] }
>;

/** What the pages of own frameworks may do; the routes give them. */
export interface FrameworkActions {
  /** The framework as JSON data; `replace`: one of the same id gives way to it. */
  save: (input: { framework: unknown; replace: boolean }) => Promise<SaveAnswer>;
  remove: (input: { id: string }) => Promise<ActionResult<null>>;
}
