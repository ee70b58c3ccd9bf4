'use client';

import { useActionState, useState } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import type { DemoPerson } from '@/lib/access/demo-people';
import { DemoPeople } from './demo-people';
import { requestSignIn } from './request-sign-in';

interface SignInFormProps {
  /** A path of this installation, checked by the server. */
  target: string;
  people: readonly DemoPerson[];
}

interface SignInState {
  email: string;
  problem: { message: string; whatToDo?: string } | null;
}

export function SignInForm({ target, people }: SignInFormProps) {
  const [filled, setFilled] = useState<DemoPerson | null>(null);
  const [state, submit] = useActionState(
    async (_: SignInState, form: FormData): Promise<SignInState> => {
      const email = String(form.get('email') ?? '');
      const problem = await requestSignIn({ email, password: String(form.get('password') ?? ''), target });
      if (!problem) window.location.assign(target);
      return { email, problem };
    },
    { email: '', problem: null },
  );
  return (
    <>
      {people.length > 0 ? <DemoPeople people={people} chosen={filled} onChoose={setFilled} /> : null}
      <form action={submit} key={filled?.email ?? ''}>
        <FormErrors message={state.problem?.message} whatToDo={state.problem?.whatToDo} />
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={filled?.email ?? state.email}
          controlSize="lg"
          fieldClassName="mb-4"
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          defaultValue={filled?.password}
          controlSize="lg"
          fieldClassName="mb-4"
        />
        <SubmitButton size="lg" className="w-full" busyLabel="Signing in…">
          Sign in
        </SubmitButton>
      </form>
    </>
  );
}
