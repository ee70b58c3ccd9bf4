'use client';

import { useActionState, useState } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { ButtonLink } from '@/components/ui/button-link';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import type { ActionResult } from '@/lib/auth/action-result';
import type { LinkStart } from '@/lib/db/queries/accounts/get-link-start';
import type { LinkableAccount } from '@/lib/db/queries/accounts/list-linkable-accounts';
import { formatAccountId, formatPlural } from '@/lib/format';

type Answer = ActionResult<{ accountId: string }> | null;
export type BeginLink = (previous: Answer, form: FormData) => Promise<ActionResult<{ accountId: string }>>;

const labels = { accountId: 'Account id', name: 'Name', role: 'Role' };

interface Typed {
  accountId: string;
  name: string;
  role: string;
}

interface ScopeFormProps {
  start: LinkStart | null;
  /** Accounts to choose from; whatever is not among them is typed. */
  linkable: LinkableAccount[];
  begin: BeginLink;
}

export function ScopeForm({ start, linkable, begin }: ScopeFormProps) {
  // React empties a form after its action; what was typed is kept here so that a refusal costs nothing.
  const [typed, setTyped] = useState<Typed>({
    accountId: start ? formatAccountId(start.accountId) : '',
    name: start?.name ?? '',
    role: start?.roleArn ?? '',
  });
  const [answer, submit] = useActionState(async (previous: Answer, form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    setTyped({ accountId: text('accountId'), name: text('name'), role: text('role') });
    return begin(previous, form);
  }, null);
  const choose = (id: string) => {
    const account = linkable.find((one) => one.id === id);
    if (account) setTyped({ ...typed, accountId: formatAccountId(id), name: account.name });
  };
  const failure = answer && !answer.ok ? answer : null;
  const errors = failure?.fieldErrors ?? {};
  const hasField = Object.keys(errors).length > 0;
  return (
    <form action={submit} className="grid max-w-xl grid-cols-1 gap-4" noValidate>
      <FormErrors
        message={failure && !hasField ? failure.message : undefined}
        whatToDo={failure?.whatToDo}
        fieldErrors={errors}
        labels={labels}
      />
      {linkable.length > 0 ? (
        <Field
          label="Account of the organization"
          hint={`${formatPlural(linkable.length, 'account')} there not linked yet. Choosing one fills in the fields below.`}
        >
          <Combobox
            options={linkable.map(({ id, name, unit }) => ({ value: id, label: name, detail: unit ?? id }))}
            value={linkable.find(({ id }) => formatAccountId(id) === typed.accountId)?.id ?? null}
            onValueChange={choose}
            searchLabel="Account to link"
            placeholder="Choose, or type below"
          />
        </Field>
      ) : null}
      <TextField
        label={labels.accountId}
        name="accountId"
        defaultValue={typed.accountId}
        key={`id:${typed.accountId}`}
        inputMode="numeric"
        autoComplete="off"
        placeholder="1234 5678 9012"
        hint="12 digits; spaces and hyphens are fine."
        error={errors.accountId}
      />
      <TextField
        label={labels.name}
        name="name"
        defaultValue={typed.name}
        key={`name:${typed.name}`}
        autoComplete="off"
        maxLength={128}
        hint="As people here call it, for example payments-prod."
        error={errors.name}
      />
      <TextField
        label={labels.role}
        name="role"
        defaultValue={typed.role}
        key={`role:${typed.role}`}
        autoComplete="off"
        spellCheck={false}
        optional
        placeholder="RolecallReadOnly"
        hint="Name or ARN of the role. Leave it empty for RolecallReadOnly, which the next step makes."
        error={errors.role ? [errors.role, failure?.whatToDo].flat().filter(Boolean).join(' ') : undefined}
      />
      <div className="flex gap-2 pt-1">
        <SubmitButton busyLabel="Checking…">Create the role</SubmitButton>
        <ButtonLink href="/accounts">Cancel</ButtonLink>
      </div>
    </form>
  );
}
