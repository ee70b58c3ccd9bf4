import { TextField } from '@/components/form/text-field';
import { maxPasswordLength, minPasswordLength } from '@/lib/access/password-limits';

/** A password to choose: length counts, a pattern does not. */
export function NewPasswordField({ error }: { error: string[] | undefined }) {
  return (
    <TextField
      label="Password"
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={minPasswordLength}
      maxLength={maxPasswordLength}
      hint={`At least ${minPasswordLength} characters. A few unrelated words do well.`}
      error={error}
      controlSize="lg"
      fieldClassName="mb-5"
    />
  );
}
