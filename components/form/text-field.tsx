'use client';

import type { ComponentProps, ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface TextFieldProps extends ComponentProps<typeof Input> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | string[] | undefined;
  optional?: boolean;
  fieldClassName?: string;
}

/** Label, input, hint and error in one. `error` takes what an action's `fieldErrors` holds. */
export function TextField({ label, hint, error, optional = false, fieldClassName, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={[error].flat()[0]} optional={optional} className={fieldClassName}>
      <Input {...rest} />
    </Field>
  );
}
