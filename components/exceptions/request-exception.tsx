'use client';

import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import type { ActionResult } from '@/lib/auth/action-result';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import {
  exceptionKinds,
  type ExceptionKind,
  longestExceptionDays,
} from '@/lib/posture/findings/exception-kinds';
import type { ExceptionActions, RequestedScope } from './exception-actions';
import { kindMeanings, kindWords } from '@/components/shared/exception-words';

/** A scope that can be asked for, with the open findings that it would cover. */
export interface ScopeChoice {
  label: string;
  scope: RequestedScope;
}

interface RequestExceptionProps {
  choices: ScopeChoice[];
  /** Days, UTC: the first and the last that may be chosen, and what stands there at first. */
  days: { first: string; last: string; chosen: string };
  request: ExceptionActions['request'];
}

/** Asks that a fail may stand for a time; nothing is excepted before another person approves it. */
export function RequestException(props: RequestExceptionProps) {
  const [open, setOpen] = useState(false);
  const past = usePastBlock();
  if (past) return <Button blocked={past}>Request exception</Button>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Request exception</Button>
      </DialogTrigger>
      {open ? <RequestBody {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

interface Typed {
  reason: string;
  until: string;
  result: ActionResult<unknown> | null;
}

function RequestBody({ choices, days, request, onDone }: RequestExceptionProps & { onDone: () => void }) {
  const [kind, setKind] = useState<ExceptionKind>('risk-accepted');
  const [choice, setChoice] = useState('0');
  const [{ reason, until, result }, submit] = useActionState(
    async (_: Typed, form: FormData): Promise<Typed> => {
      const typed = { reason: String(form.get('reason') ?? ''), until: String(form.get('until') ?? '') };
      const scope = choices[Number(choice)]?.scope;
      if (!scope) return { ...typed, result: null };
      const answer = await request({ kind, scope, ...typed });
      if (answer.ok) {
        toast('Requested. It holds once another person has approved it.');
        onDone();
      }
      return { ...typed, result: answer };
    },
    { reason: '', until: days.chosen, result: null },
  );
  const failure = result && !result.ok ? result : null;
  const errors = failure?.fieldErrors;
  return (
    <DialogContent
      title="Request an exception"
      description="The finding stays open until it is approved. It comes back when the exception runs out, or when its evidence changes."
    >
      <form action={submit} className="grid gap-4">
        <FormErrors message={errors ? undefined : failure?.message} whatToDo={failure?.whatToDo} />
        <Field label="Kind" hint={kindMeanings[kind]}>
          <Select
            value={kind}
            onValueChange={(value) => setKind(exceptionKinds.find((one) => one === value) ?? kind)}
            options={exceptionKinds.map((value) => ({ value, label: kindWords[value] }))}
          />
        </Field>
        {choices.length > 1 ? (
          <Field label="For">
            <Select
              value={choice}
              onValueChange={setChoice}
              options={choices.map(({ label }, index) => ({ value: String(index), label }))}
            />
          </Field>
        ) : null}
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
