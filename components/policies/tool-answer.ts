import type { ActionResult } from '@/lib/auth/action-result';

/** What a tool answers to a pasted text: what it found, or why the text cannot be read, with the place of the fault. */
export type ToolAnswer<Found> = ActionResult<
  | { kind: 'found'; found: Found }
  | { kind: 'problem'; message: string; line: number | null; column: number | null }
>;
