import type { ActionResult } from '@/lib/auth/action-result';

/** The sentence of a failed action with its next step; undefined when it worked. For `ConfirmDialog`. */
export function failureText(result: ActionResult<unknown>): string | undefined {
  return result.ok ? undefined : [result.message, result.whatToDo].filter(Boolean).join(' ');
}
