'use client';

import { useActionState } from 'react';
import { toast } from 'sonner';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ActionResult } from '@/lib/auth/action-result';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { usePastBlock } from '@/lib/hooks/use-past-block';

interface AccountFormProps {
  account: Pick<AccountDetail, 'id' | 'name' | 'source' | 'roleArn' | 'scanIntervalHours'>;
  usualHours: number;
  edit: (accountId: string, form: FormData) => Promise<ActionResult<null>>;
}

const labels = { name: 'Name', roleArn: 'Role ARN', scanIntervalHours: 'Schedule' };
const intervals: [hours: number, words: string][] = [
  [1, 'Every hour'],
  [3, 'Every 3 hours'],
  [6, 'Every 6 hours'],
  [12, 'Every 12 hours'],
  [24, 'Every day'],
  [48, 'Every 2 days'],
  [168, 'Every week'],
];

interface Kept {
  answer: ActionResult<null> | null;
  typed: { name: string; roleArn: string; schedule: string };
}

/** Name, role and schedule. */
export function AccountForm({ account, usualHours, edit }: AccountFormProps) {
  const past = usePastBlock();
  const initial: Kept = {
    answer: null,
    typed: {
      name: account.name,
      roleArn: account.roleArn ?? '',
      schedule: account.scanIntervalHours === null ? 'usual' : String(account.scanIntervalHours),
    },
  };
  const [{ answer, typed }, submit] = useActionState(
    async (previous: Kept, form: FormData): Promise<Kept> => {
      const result = await edit(account.id, form);
      if (result.ok) toast('The account is saved.');
      const text = (name: keyof Kept['typed']) => form.get(name)?.toString() ?? previous.typed[name];
      return {
        answer: result,
        typed: { name: text('name'), roleArn: text('roleArn'), schedule: text('schedule') },
      };
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
      <TextField
        key={`name:${typed.name}`}
        label={labels.name}
        name="name"
        defaultValue={typed.name}
        maxLength={128}
        autoComplete="off"
        error={errors.name}
      />
      {account.source === 'linked' ? (
        <>
          <TextField
            key={`role:${typed.roleArn}`}
            label={labels.roleArn}
            name="roleArn"
            defaultValue={typed.roleArn}
            autoComplete="off"
            spellCheck={false}
            className="font-mono text-code"
            error={errors.roleArn}
          />
          <Field label={labels.scanIntervalHours} error={errors.scanIntervalHours?.[0]}>
            <Select
              key={`schedule:${typed.schedule}`}
              name="schedule"
              defaultValue={typed.schedule}
              options={scheduleOptions(usualHours, account.scanIntervalHours)}
              className="w-full"
            />
          </Field>
        </>
      ) : null}
      <div>
        <SubmitButton {...(past ? { blocked: past } : {})}>Save account</SubmitButton>
      </div>
    </form>
  );
}

/** The usual intervals, and the account's own where it is another. */
function scheduleOptions(usualHours: number, own: number | null) {
  const offered =
    intervals.some(([hours]) => hours === own) || own === null
      ? intervals
      : [...intervals, [own, `Every ${own} hours`] as const];
  return [
    { value: 'usual', label: `As the whole estate (every ${usualHours} h)` },
    ...offered.map(([hours, label]) => ({ value: String(hours), label })),
  ];
}
