import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export function Label({
  className,
  htmlFor,
  children,
  ...rest
}: ComponentProps<'label'> & { htmlFor: string }) {
  return (
    <label htmlFor={htmlFor} className={cn('mb-1.5 block text-small font-medium', className)} {...rest}>
      {children}
    </label>
  );
}
