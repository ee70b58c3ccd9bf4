'use client';

import { useActionState } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { formatAccountId } from '@/lib/format';
import type { ImportAnswer } from './import-answer';
import { ImportOutcome } from './import-outcome';

interface ImportFormProps {
  account: { id: string; name: string } | null;
  importReport: (previous: ImportAnswer | null, form: FormData) => Promise<ImportAnswer>;
}

const labels = { file: 'Report', accountId: 'Account id', name: 'Name', asOf: 'As of, UTC' };

/** React empties a form after its action; what was typed is kept, so that a refusal costs nothing but the file. */
interface Kept {
  answer: ImportAnswer | null;
  typed: { accountId: string; name: string; asOf: string };
}

export function ImportForm({ account, importReport }: ImportFormProps) {
  const initial: Kept = {
    answer: null,
    typed: { accountId: account ? formatAccountId(account.id) : '', name: '', asOf: '' },
  };
  const [{ answer, typed }, submit] = useActionState(
    async (previous: Kept, form: FormData): Promise<Kept> => {
      const text = (name: string) => form.get(name)?.toString() ?? '';
      const kept = { accountId: text('accountId'), name: text('name'), asOf: text('asOf') };
      return { answer: await importReport(previous.answer, form), typed: kept };
    },
    initial,
  );
  const failure = answer && !answer.ok ? answer : null;
  const errors = failure?.fieldErrors ?? {};
  return (
    <form action={submit} className="grid max-w-xl grid-cols-1 gap-4" noValidate>
      <FormErrors
        message={failure && Object.keys(errors).length === 0 ? failure.message : undefined}
        whatToDo={failure?.whatToDo}
        fieldErrors={errors}
        labels={labels}
      />
      {answer?.ok ? <ImportOutcome outcome={answer.data} /> : null}
      <TextField
        label={labels.file}
        name="file"
        type="file"
        accept=".csv,text/csv"
        className="h-auto! py-1 file:mr-3 file:cursor-pointer file:rounded-chip file:border-0 file:bg-active file:px-2.5 file:py-1 file:text-small file:text-fg"
        error={errors.file}
        hint="CSV, at most 15 MB."
      />
      <TextField
        key={`id:${typed.accountId}`}
        label={labels.accountId}
        name="accountId"
        defaultValue={typed.accountId}
        inputMode="numeric"
        autoComplete="off"
        placeholder="1234 5678 9012"
        error={errors.accountId}
        hint="It must be the account of the report."
      />
      {account ? null : (
        <TextField
          key={`name:${typed.name}`}
          label={labels.name}
          name="name"
          defaultValue={typed.name}
          autoComplete="off"
          maxLength={128}
          optional
          error={errors.name}
          hint="Of an account that is new here; without one it is called by its id."
        />
      )}
      <TextField
        key={`as-of:${typed.asOf}`}
        label={labels.asOf}
        name="asOf"
        type="datetime-local"
        defaultValue={typed.asOf}
        optional
        error={errors.asOf}
        hint="When the report was made; now when left empty. An older report takes its place in the history."
      />
      <div className="flex flex-wrap items-center gap-2 pt-1">
        <SubmitButton busyLabel="Reading…">Import report</SubmitButton>
        <ButtonLink href={account ? `/accounts/${account.id}` : '/accounts'}>Cancel</ButtonLink>
        {answer?.ok && answer.data.kind === 'taken' ? (
          <Link href={`/accounts/${answer.data.accountId}`} className="link ml-2 text-small">
            Open the account
          </Link>
        ) : null}
      </div>
    </form>
  );
}
