'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from '@/components/ui/button';

/** The primary button of the form around it; busy while the form is sent. */
export function SubmitButton({ variant = 'primary', ...rest }: Omit<ButtonProps, 'type' | 'busy'>) {
  const { pending } = useFormStatus();
  return <Button type="submit" variant={variant} busy={pending} {...rest} />;
}
