import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

/** The second, smaller line of a cell. */
export function SubLine({ mono = false, className, ...rest }: ComponentProps<'span'> & { mono?: boolean }) {
  return <span className={cn('block text-caption text-fg-3', mono && 'font-mono', className)} {...rest} />;
}
