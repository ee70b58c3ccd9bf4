'use client';

import { useActionState, useState } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { PersonRole } from '@/lib/access/viewer';
import type { ActionResult } from '@/lib/auth/action-result';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import { OnceShown } from './once-shown';
import { readRole } from './read-role';
import { RoleField } from './role-field';

export type CreateTokenAction = (input: {
  name: string;
  role: PersonRole;
  expiresInDays: number | null;
}) => Promise<ActionResult<{ name: string; token: string }>>;

const terms = [
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '365', label: 'in 365 days' },
  { value: 'never', label: 'does not expire' },
];

/** Makes an API token and shows it once. */
export function CreateToken({ create }: { create: CreateTokenAction }) {
  const [open, setOpen] = useState(false);
  const past = usePastBlock();
  if (past)
    return (
      <Button blocked={past} className="mr-2 max-sm:ml-2">
        Create token
      </Button>
    );
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary" className="mr-2 max-sm:ml-2">
          Create token
        </Button>
      </DialogTrigger>
      {open ? <CreateTokenBody create={create} /> : null}
    </Dialog>
  );
}

interface CreateState {
  name: string;
  result: ActionResult<{ name: string; token: string }> | null;
}

function CreateTokenBody({ create }: { create: CreateTokenAction }) {
  const [{ name, result }, submit] = useActionState(
    async (_: CreateState, form: FormData): Promise<CreateState> => {
      const wanted = String(form.get('name') ?? '');
      const days = Number(form.get('expiresInDays'));
      return {
        name: wanted,
        result: await create({
          name: wanted,
          role: readRole(form),
          expiresInDays: Number.isInteger(days) && days > 0 ? days : null,
        }),
      };
    },
    { name: '', result: null },
  );
  if (result?.ok) {
    return (
      <DialogContent
        title={`Token ${result.data.name}`}
        description="Copy it now: it is not shown again."
        actions={
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <OnceShown label="Token" secret={result.data.token}>
          Send it as “Authorization: Bearer …”. Rolecall keeps only its hash; a lost token is revoked and made
          anew.
        </OnceShown>
      </DialogContent>
    );
  }
  const errors = result?.fieldErrors;
  return (
    <DialogContent title="Create token" description="For one program, so that it can be revoked alone.">
      <form action={submit} className="grid gap-4">
        <FormErrors message={errors ? undefined : result?.message} whatToDo={result?.whatToDo} />
        <TextField
          label="Name"
          name="name"
          required
          maxLength={80}
          defaultValue={name}
          error={errors?.name}
          hint="What uses it: “nightly export”."
          autoComplete="off"
        />
        <RoleField defaultValue="manager" error={errors?.role?.[0]} />
        <Field label="Expires">
          <Select name="expiresInDays" defaultValue="90" options={terms} />
        </Field>
        <div className="flex justify-end gap-2 pt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Create token</SubmitButton>
        </div>
      </form>
    </DialogContent>
  );
}
