'use client';

import { useActionState } from 'react';
import { toast } from 'sonner';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { maxPasswordLength, minPasswordLength } from '@/lib/access/password-limits';
import type { ActionResult } from '@/lib/auth/action-result';
import { formatPlural } from '@/lib/format';

export type ChangePasswordResult = ActionResult<{ endedSessions: number }>;

interface ChangePasswordProps {
  changePassword: (input: { currentPassword: string; password: string }) => Promise<ChangePasswordResult>;
}

/** The present password, asked again, and the one to come. */
export function ChangePassword({ changePassword }: ChangePasswordProps) {
  const [result, submit] = useActionState(async (_: ChangePasswordResult | null, form: FormData) => {
    const changed = await changePassword({
      currentPassword: String(form.get('currentPassword') ?? ''),
      password: String(form.get('password') ?? ''),
    });
    if (changed.ok) toast(changedText(changed.data.endedSessions));
    return changed;
  }, null);
  const failure = result?.ok === false ? result : null;
  const errors = failure?.fieldErrors;
  return (
    <form action={submit} className="grid max-w-md grid-cols-1 gap-4">
      <FormErrors message={errors ? undefined : failure?.message} whatToDo={failure?.whatToDo} />
      <TextField
        label="Present password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={errors?.currentPassword}
      />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={minPasswordLength}
        maxLength={maxPasswordLength}
        hint={`At least ${minPasswordLength} characters. A few unrelated words do well.`}
        error={errors?.password}
      />
      <div>
        <SubmitButton variant="secondary" busyLabel="Changing…">
          Change password
        </SubmitButton>
      </div>
    </form>
  );
}

function changedText(endedSessions: number): string {
  if (endedSessions === 0) return 'Your password is changed.';
  return `Your password is changed, and ${formatPlural(endedSessions, 'other session')} ended.`;
}
