'use client';

import { useActionState, useState, type ReactNode } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { kindMeanings, kindWords } from '@/components/shared/exception-words';
import { Button } from '@/components/ui/button';
import { DialogClose, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import type { ActionResult } from '@/lib/auth/action-result';
import {
  exceptionKinds,
  type ExceptionKind,
  longestExceptionDays,
} from '@/lib/posture/findings/exception-kinds';
import type { ExceptionDays, ExceptionRequest } from './exception-actions';

interface RequestFormProps<Made> {
  description: string;
  days: ExceptionDays;
  send: (typed: Omit<ExceptionRequest, 'scope'>) => Promise<ActionResult<Made>>;
  onRequested: (made: Made) => void;
  /** Fields that say what it is for. */
  children?: ReactNode;
}

interface Typed {
  reason: string;
  until: string;
  result: ActionResult<unknown> | null;
}

/** The dialog that asks for an exception: kind, reason and end, whatever it is for. */
export function RequestForm<Made>({
  description,
  days,
  send,
  onRequested,
  children,
}: RequestFormProps<Made>) {
  const [kind, setKind] = useState<ExceptionKind>('risk-accepted');
  const [{ reason, until, result }, submit] = useActionState(
    async (_: Typed, form: FormData): Promise<Typed> => {
      const typed = { reason: String(form.get('reason') ?? ''), until: String(form.get('until') ?? '') };
      const answer = await send({ kind, ...typed });
      if (answer.ok) onRequested(answer.data);
      return { ...typed, result: answer };
    },
    { reason: '', until: days.chosen, result: null },
  );
  const failure = result && !result.ok ? result : null;
  const errors = failure?.fieldErrors;
  const beside = Boolean(errors?.reason ?? errors?.expiresAt);
  return (
    <DialogContent title="Request an exception" description={description}>
      <form action={submit} className="grid gap-4">
        <FormErrors message={beside ? undefined : failure?.message} whatToDo={failure?.whatToDo} />
        {children}
        <Field label="Kind" hint={kindMeanings[kind]}>
          <Select
            value={kind}
            onValueChange={(value) => setKind(exceptionKinds.find((one) => one === value) ?? kind)}
            options={exceptionKinds.map((value) => ({ value, label: kindWords[value] }))}
          />
        </Field>
        <Field
          label="Reason"
          error={errors?.reason?.[0]}
          hint="Whoever approves it reads this, and so does an auditor."
        >
          <TextArea name="reason" required defaultValue={reason} />
        </Field>
        <TextField
          label="Until the end of, UTC"
          name="until"
          type="date"
          required
          min={days.first}
          max={days.last}
          defaultValue={until}
          error={errors?.expiresAt}
          hint={`At most ${longestExceptionDays} days.`}
        />
        <div className="flex justify-end gap-2 pt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Request exception</SubmitButton>
        </div>
      </form>
    </DialogContent>
  );
}
