'use client';

import { useActionState } from 'react';
import { toast } from 'sonner';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { DialogClose, DialogContent } from '@/components/ui/dialog';
import { roleNames } from '@/lib/access/role-names';
import type { PersonRole } from '@/lib/access/viewer';
import type { ActionResult } from '@/lib/auth/action-result';
import type { PersonListRow } from '@/lib/db/queries/people/list-people';
import type { PeopleActions } from './people-actions';
import { readRole } from './read-role';
import { RoleField } from './role-field';

interface ChangeRoleProps {
  person: PersonListRow;
  changeRole: PeopleActions['changeRole'];
  onDone: () => void;
}

/** Content of the dialog that gives a person another role. */
export function ChangeRole({ person, changeRole, onDone }: ChangeRoleProps) {
  const [result, submit] = useActionState(
    async (_: ActionResult<{ role: PersonRole }> | null, form: FormData) => {
      const changed = await changeRole({ personId: person.id, role: readRole(form) });
      if (changed.ok) {
        toast(`${person.name} has the role ${roleNames[changed.data.role]}.`);
        onDone();
      }
      return changed;
    },
    null,
  );
  const failure = result?.ok === false ? result : null;
  return (
    <DialogContent
      title={`Change the role of ${person.name}`}
      description="It holds from their next click on."
    >
      <form action={submit} className="grid gap-4">
        <FormErrors message={failure?.message} whatToDo={failure?.whatToDo} />
        <RoleField defaultValue={person.role} />
        <div className="flex justify-end gap-2 pt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Change role</SubmitButton>
        </div>
      </form>
    </DialogContent>
  );
}
