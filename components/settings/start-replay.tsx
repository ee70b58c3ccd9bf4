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
import type { ActionResult } from '@/lib/auth/action-result';
import type { AccountOption } from '@/lib/db/queries/accounts/list-account-options';
import type { History } from '@/lib/db/queries/history/get-history';
import { formatDate, formatPlural } from '@/lib/format';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { HistoryActions } from './history-actions';

interface StartReplayProps {
  history: Pick<History, 'snapshots' | 'accounts' | 'reach' | 'oldest'>;
  accounts: AccountOption[];
  today: string;
  underWay: boolean;
  request: HistoryActions['request'];
}

/** Asks what to judge again and from when, then queues the run. */
export function StartReplay({ underWay, ...rest }: StartReplayProps) {
  const [open, setOpen] = useState(false);
  const past = usePastBlock();
  const blocked = past ?? (underWay ? 'A run is under way. Wait for it, or cancel it.' : undefined);
  const trigger = (
    <Button variant="primary" blocked={blocked} className="mr-2 max-sm:ml-2">
      Re-evaluate history
    </Button>
  );
  if (blocked) return trigger;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {open ? <StartReplayForm {...rest} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

const estate = 'estate';

type FormProps = Omit<StartReplayProps, 'underWay'> & { onDone: () => void };
type Failure = Extract<ActionResult<never>, { ok: false }>;

function StartReplayForm({ history, accounts, today, request, onDone }: FormProps) {
  const [failure, submit] = useActionState(async (_: Failure | null, form: FormData) => {
    const account = String(form.get('account') ?? estate);
    const result = await request({
      accountId: account === estate ? null : account,
      from: String(form.get('from') ?? ''),
      reason: String(form.get('reason') ?? ''),
    });
    if (!result.ok) return result;
    const { accounts: count, snapshots } = result.data;
    toast(`Queued: ${formatPlural(snapshots, 'snapshot')} of ${formatPlural(count, 'account')}.`);
    onDone();
    return null;
  }, null);
  const errors = failure?.fieldErrors;
  return (
    <DialogContent
      title="Re-evaluate history"
      description={`Up to ${formatPlural(history.snapshots, 'snapshot')} of ${formatPlural(history.accounts, 'account')} are judged again. Past findings, scores and charts change to what the thresholds and checks of today say; the old verdicts are not kept. Each account changes at once, when it is done.`}
    >
      <form action={submit} className="grid gap-4">
        <FormErrors message={errors ? undefined : failure?.message} whatToDo={failure?.whatToDo} />
        <Field label="What">
          <Select
            name="account"
            defaultValue={estate}
            options={[
              { value: estate, label: 'Whole estate' },
              ...accounts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <TextField
          label="From"
          name="from"
          type="date"
          max={today}
          optional
          error={errors?.from}
          hint={`Left empty: from ${formatDate(history.oldest ?? history.reach)}, the first day within reach. A later day is quicker.`}
        />
        <TextField
          label="What changed"
          name="reason"
          optional
          maxLength={300}
          error={errors?.reason}
          hint="For those who read the charts later: “keys may now be 60 days old”."
          autoComplete="off"
        />
        <div className="flex justify-end gap-2 pt-1">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Re-evaluate</SubmitButton>
        </div>
      </form>
    </DialogContent>
  );
}
