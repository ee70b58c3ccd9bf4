'use client';

import { useActionState, useState } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import type { ActionResult } from '@/lib/auth/action-result';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import { OnceShown } from './once-shown';
import type { PeopleActions } from './people-actions';
import { readRole } from './read-role';
import { RoleField } from './role-field';

/** Adds a person and shows once the link by which they set their password. */
export function AddPerson({ add }: { add: PeopleActions['add'] }) {
  const [open, setOpen] = useState(false);
  const past = usePastBlock();
  if (past)
    return (
      <Button blocked={past} className="mr-2 max-sm:ml-2">
        Add person
      </Button>
    );
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary" className="mr-2 max-sm:ml-2">
          Add person
        </Button>
      </DialogTrigger>
      {open ? <AddPersonBody add={add} /> : null}
    </Dialog>
  );
}

interface AddState {
  email: string;
  name: string;
  result: ActionResult<{ email: string; link: string }> | null;
}

function AddPersonBody({ add }: { add: PeopleActions['add'] }) {
  const [{ email, name, result }, submit] = useActionState(
    async (_: AddState, form: FormData): Promise<AddState> => {
      const input = {
        email: String(form.get('email') ?? ''),
        name: String(form.get('name') ?? ''),
        role: readRole(form),
      };
      return { ...input, result: await add(input) };
    },
    { email: '', name: '', result: null },
  );
  if (result?.ok) {
    return (
      <DialogContent
        title={`${result.data.email} is added`}
        description="Give them this link. It works once, for three days."
        actions={
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <OnceShown label="Invitation link" secret={result.data.link}>
          It is not shown again and not kept. Whoever opens it sets the password, so send it by a channel that
          you trust.
        </OnceShown>
      </DialogContent>
    );
  }
  const errors = result?.fieldErrors;
  return (
    <DialogContent title="Add person" description="They set their own password by a link that you give them.">
      <form action={submit} className="grid gap-4">
        <FormErrors message={errors ? undefined : result?.message} whatToDo={result?.whatToDo} />
        <TextField
          label="Name"
          name="name"
          required
          defaultValue={name}
          error={errors?.name}
          autoComplete="off"
        />
        <TextField
          label="Email"
          name="email"
          type="email"
          required
          defaultValue={email}
          error={errors?.email}
          autoComplete="off"
        />
        <RoleField defaultValue="analyst" error={errors?.role?.[0]} />
        <div className="flex justify-end gap-2 pt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Add person</SubmitButton>
        </div>
      </form>
    </DialogContent>
  );
}
