'use client';

import { useActionState } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import type { ActionResult } from '@/lib/auth/action-result';
import { NewPasswordField } from './new-password-field';
import { requestSignIn } from './request-sign-in';

interface SetPasswordFormProps {
  token: string;
  save: (input: { token: string; password: string }) => Promise<ActionResult<{ email: string }>>;
}

/** Sets the password of an invitation or reset link and signs the person in. */
export function SetPasswordForm({ token, save }: SetPasswordFormProps) {
  const [result, submit] = useActionState(
    async (_: ActionResult<{ email: string }> | null, form: FormData) => {
      const password = String(form.get('password') ?? '');
      const saved = await save({ token, password });
      if (saved.ok) {
        await requestSignIn({ email: saved.data.email, password, target: '/' });
        window.location.assign('/');
      }
      return saved;
    },
    null,
  );
  const failure = result?.ok === false ? result : null;
  return (
    <form action={submit}>
      <FormErrors message={failure?.message} whatToDo={failure?.whatToDo} />
      <NewPasswordField error={failure?.fieldErrors?.password} />
      <SubmitButton size="lg" className="w-full">
        Set password
      </SubmitButton>
    </form>
  );
}
