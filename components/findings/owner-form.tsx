'use client';

import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import type { ActionResult } from '@/lib/auth/action-result';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import { ownerHint, ownerMeaning } from './finding-words';
import type { WorkActions } from './work-actions';

interface OwnerFormProps {
  findingId: string;
  /** As set by hand; empty when it comes from elsewhere. */
  owner: string;
  setOwner: WorkActions['setOwner'];
}

/** Changes who owns a finding, or goes back to what tags and settings say. */
export function OwnerForm(props: OwnerFormProps) {
  const [open, setOpen] = useState(false);
  const past = usePastBlock();
  if (past) return null;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost">Change owner</Button>
      </DialogTrigger>
      {open ? <OwnerBody {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

interface Typed {
  typed: string;
  result: ActionResult<unknown> | null;
}

function OwnerBody({ findingId, owner, setOwner, onDone }: OwnerFormProps & { onDone: () => void }) {
  const [{ typed, result }, submit] = useActionState(
    async (_: Typed, form: FormData): Promise<Typed> => {
      const next = String(form.get('owner') ?? '');
      const answer = await setOwner({ chosen: { ids: [findingId] }, owner: next });
      if (answer.ok) {
        toast(next.trim() ? `${next.trim()} owns it now.` : 'The owner comes from tags and settings again.');
        onDone();
      }
      return { typed: next, result: answer };
    },
    { typed: owner, result: null },
  );
  const failure = result && !result.ok ? result : null;
  return (
    <DialogContent title="Change owner" description={ownerMeaning}>
      <form action={submit} className="grid gap-4">
        <TextField
          label="Owner"
          name="owner"
          defaultValue={typed}
          autoComplete="off"
          error={failure ? (failure.fieldErrors?.owner ?? failure.message) : undefined}
          hint={ownerHint}
        />
        <div className="flex justify-end gap-2 pt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Save owner</SubmitButton>
        </div>
      </form>
    </DialogContent>
  );
}
