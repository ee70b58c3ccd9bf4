'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/form/submit-button';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import type { ActionResult } from '@/lib/auth/action-result';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { WorkActions } from './work-actions';

interface Typed {
  text: string;
  sent: number;
  result: ActionResult<unknown> | null;
}

/** Adds to the history of a finding; what could not be sent stays. */
export function CommentForm({ findingId, comment }: { findingId: string; comment: WorkActions['comment'] }) {
  const past = usePastBlock();
  const [{ text, sent, result }, submit] = useActionState(
    async (before: Typed, form: FormData): Promise<Typed> => {
      const typed = String(form.get('text') ?? '');
      const answer = await comment({ findingId, text: typed });
      return { text: answer.ok ? '' : typed, sent: before.sent + 1, result: answer };
    },
    { text: '', sent: 0, result: null },
  );
  if (past) return null;
  const failure = result && !result.ok ? result : null;
  return (
    <form action={submit} className="grid gap-2">
      <Field
        label="Comment"
        error={failure ? (failure.fieldErrors?.text?.[0] ?? failure.message) : undefined}
      >
        <TextArea key={sent} name="text" rows={2} defaultValue={text} className="min-h-14" />
      </Field>
      <div>
        <SubmitButton variant="secondary">Add comment</SubmitButton>
      </div>
    </form>
  );
}
