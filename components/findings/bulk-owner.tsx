'use client';

import { useId, useState } from 'react';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { ownerHint, ownerMeaning } from './finding-words';

interface BulkOwnerProps {
  owners: string[];
  busy: boolean;
  onSave: (owner: string) => void;
}

/** Names who is to see that the chosen findings are fixed. */
export function BulkOwner({ owners, busy, onSave }: BulkOwnerProps) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <button type="button" aria-disabled={busy || undefined}>
          Set owner
        </button>
      </DialogTrigger>
      <DialogContent title="Set the owner" description={ownerMeaning}>
        <form
          action={(form) => {
            setOpen(false);
            onSave(String(form.get('owner') ?? '').trim());
          }}
          className="grid gap-4"
        >
          <TextField
            label="Owner"
            name="owner"
            list={listId}
            maxLength={120}
            autoComplete="off"
            hint={ownerHint}
          />
          <datalist id={listId}>
            {owners.map((owner) => (
              <option key={owner} value={owner} />
            ))}
          </datalist>
          <div className="flex justify-end gap-2 pt-1">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" type="submit">
              Set owner
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
