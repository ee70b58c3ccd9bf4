'use client';

import { useActionState } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import type { ActionResult } from '@/lib/auth/action-result';
import { NewPasswordField } from './new-password-field';
import { requestSignIn } from './request-sign-in';

interface ClaimFormProps {
  token: string;
  claim: (input: {
    token: string;
    name: string;
    email: string;
    password: string;
  }) => Promise<ActionResult<{ email: string }>>;
}

interface ClaimState {
  name: string;
  email: string;
  result: ActionResult<{ email: string }> | null;
}

/** Makes the first admin and signs them in. */
export function ClaimForm({ token, claim }: ClaimFormProps) {
  const [state, submit] = useActionState(
    async (_: ClaimState, form: FormData): Promise<ClaimState> => {
      const text = (key: string) => String(form.get(key) ?? '');
      const [name, email, password] = [text('name'), text('email'), text('password')];
      const result = await claim({ token, name, email, password });
      if (result.ok) {
        await requestSignIn({ email, password, target: '/' });
        window.location.assign('/');
      }
      return { name, email, result };
    },
    { name: '', email: '', result: null },
  );
  const failure = state.result?.ok === false ? state.result : null;
  return (
    <form action={submit}>
      <FormErrors
        message={failure?.message}
        whatToDo={failure?.whatToDo}
        fieldErrors={failure?.fieldErrors}
        labels={{ name: 'Name', email: 'Email', password: 'Password' }}
      />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        defaultValue={state.name}
        error={failure?.fieldErrors?.name}
        controlSize="lg"
        fieldClassName="mb-4"
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.email}
        error={failure?.fieldErrors?.email}
        controlSize="lg"
        fieldClassName="mb-4"
      />
      <NewPasswordField error={failure?.fieldErrors?.password} />
      <SubmitButton size="lg" className="w-full">
        Become admin
      </SubmitButton>
    </form>
  );
}
