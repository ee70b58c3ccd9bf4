import type { ActionResult } from '@/lib/auth/action-result';

/** What a tool answers to a pasted text: what it found, or why the text cannot be read, with the place of the fault. */
export type ToolAnswer<Found> = ActionResult<
  | { kind: 'found'; found: Found }
  | { kind: 'problem'; message: string; line: number | null; column: number | null }
>;

/** The one of the three that an answer is; all of them null before there is one. */
export function splitAnswer<Found>(answer: ToolAnswer<Found> | null) {
  const data = answer?.ok ? answer.data : null;
  return {
    found: data?.kind === 'found' ? data.found : null,
    problem: data?.kind === 'problem' ? data : null,
    failure: answer && !answer.ok ? answer : null,
  };
}
