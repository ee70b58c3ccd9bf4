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
import type { AttestationActions, AttestedSubject } from './attestation-actions';

interface AttestDialogProps {
  about: AttestedSubject;
  /** What is attested, for the head of the dialog. */
  title: string;
  /** Where it may hold: the estate, the unit or the account shown, and each account; the first is chosen. */
  scopes: { value: string; label: string }[];
  /** Days, UTC: the first and the last that may be chosen, and what stands there at first. */
  days: { first: string; last: string; chosen: string };
  attest: AttestationActions['attest'];
}

/** Gives one's word for what no API can answer, with where it can be seen and until when it holds. */
export function AttestDialog(props: AttestDialogProps) {
  const [open, setOpen] = useState(false);
  const past = usePastBlock();
  if (past) return <Button blocked={past}>Attest</Button>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Attest</Button>
      </DialogTrigger>
      {open ? <AttestBody {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

interface Typed {
  statement: string;
  evidence: string;
  until: string;
  result: ActionResult<unknown> | null;
}

function AttestBody({
  about,
  title,
  scopes,
  days,
  attest,
  onDone,
}: AttestDialogProps & { onDone: () => void }) {
  const [scope, setScope] = useState(scopes[0]?.value ?? 'estate');
  const [{ statement, evidence, until, result }, submit] = useActionState(
    async (_: Typed, form: FormData): Promise<Typed> => {
      const text = (name: string) => String(form.get(name) ?? '');
      const typed = { statement: text('statement'), evidence: text('evidence'), until: text('until') };
      const answer = await attest({ about, scope, ...typed });
      if (answer.ok) {
        toast('Attested. It stands in the register with your name.');
        onDone();
      }
      return { ...typed, result: answer };
    },
    { statement: '', evidence: '', until: days.chosen, result: null },
  );
  const failure = result && !result.ok ? result : null;
  const errors = failure?.fieldErrors;
  return (
    <DialogContent
      title={`Attest: ${title}`}
      description="You vouch that it holds. Your name, your words and the time stand in the register, and an auditor reads them."
    >
      <form action={submit} className="grid gap-4">
        <FormErrors message={errors ? undefined : failure?.message} whatToDo={failure?.whatToDo} />
        {scopes.length > 1 ? (
          <Field label="For">
            <Select value={scope} onValueChange={setScope} options={scopes} />
          </Field>
        ) : null}
        <Field
          label="What holds"
          error={errors?.statement?.[0]}
          hint="A sentence or more, at most 4,000 characters."
        >
          <TextArea name="statement" required defaultValue={statement} />
        </Field>
        <TextField
          label="Where it can be seen"
          name="evidence"
          optional
          defaultValue={evidence}
          maxLength={2_000}
          error={errors?.evidence}
          hint="A link, a ticket or a document."
        />
        <TextField
          label="Until the end of, UTC"
          name="until"
          type="date"
          required
          min={days.first}
          max={days.last}
          defaultValue={until}
          error={errors?.expiresAt}
          hint="At most three years. After it the question is open again."
        />
        <div className="flex justify-end gap-2 pt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Attest</SubmitButton>
        </div>
      </form>
    </DialogContent>
  );
}
