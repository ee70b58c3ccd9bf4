'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useChosenRows } from '@/components/data-table/use-chosen-rows';
import { failureText } from '@/components/shared/failure-text';
import { Dialog, DialogTrigger } from '@/components/ui/dialog';
import { formatPlural } from '@/lib/format';
import type { ExceptionActions, ExceptionDays } from './exception-actions';
import { RequestForm } from './request-form';

interface BulkRequestProps {
  /** The address of the list, for "select all". */
  search: string;
  days: ExceptionDays;
  actions: Pick<ExceptionActions, 'request' | 'takeBack'>;
}

/** A button of the bulk bar of findings: asks for an exception for each, with one reason and one end. */
export function BulkRequest({ search, days, actions }: BulkRequestProps) {
  const [open, setOpen] = useState(false);
  const [busy, startTransition] = useTransition();
  const { chosen, clear } = useChosenRows(search);
  const takeBack = (exceptionIds: string[]) =>
    startTransition(async () => {
      const failure = failureText(await actions.takeBack(exceptionIds));
      toast(failure ?? 'The requests are taken back.');
    });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <button type="button" aria-disabled={busy || undefined}>
          Request exception
        </button>
      </DialogTrigger>
      {open ? (
        <RequestForm
          description="One for each finding, with the same reason and end. They stay open until each is approved, and come back when it runs out or when their evidence changes."
          days={days}
          send={(typed) => actions.request({ ...typed, scope: { kind: 'chosen', chosen } })}
          onRequested={({ exceptionIds }) => {
            setOpen(false);
            clear();
            toast(`${formatPlural(exceptionIds.length, 'exception')} requested.`, {
              action: { label: 'Undo', onClick: () => takeBack(exceptionIds) },
            });
          }}
        />
      ) : null}
    </Dialog>
  );
}
