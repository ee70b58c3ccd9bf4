'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { ExceptionActions, ExceptionDays, RequestedScope } from './exception-actions';
import { RequestForm } from './request-form';

/** A scope that can be asked for, with the open findings that it would cover. */
export interface ScopeChoice {
  label: string;
  scope: RequestedScope;
}

interface RequestExceptionProps {
  choices: ScopeChoice[];
  days: ExceptionDays;
  request: ExceptionActions['request'];
}

/** Asks that a fail may stand for a time; nothing is excepted before another person approves it. */
export function RequestException({ choices, days, request }: RequestExceptionProps) {
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState('0');
  const past = usePastBlock();
  if (past) return <Button blocked={past}>Request exception</Button>;
  const scope = choices[Number(choice)]?.scope;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Request exception</Button>
      </DialogTrigger>
      {open && scope ? (
        <RequestForm
          description="The finding stays open until it is approved. It comes back when the exception runs out, or when its evidence changes."
          days={days}
          send={(typed) => request({ ...typed, scope })}
          onRequested={() => {
            toast('Requested. It holds once another person has approved it.');
            setOpen(false);
          }}
        >
          {choices.length > 1 ? (
            <Field label="For">
              <Select
                value={choice}
                onValueChange={setChoice}
                options={choices.map(({ label }, index) => ({ value: String(index), label }))}
              />
            </Field>
          ) : null}
        </RequestForm>
      ) : null}
    </Dialog>
  );
}
