import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

/** Outlined, plain text. `solid` only to point at the one thing that would change most. */
export function Tag({ solid = false, className, ...rest }: ComponentProps<'span'> & { solid?: boolean }) {
  return (
    <span
      className={cn(
        'inline-flex h-5 items-center gap-1 rounded-chip border px-1.5 text-caption whitespace-nowrap [&>.lucide]:size-3',
        solid ? 'border-ink bg-ink font-medium text-on-ink' : 'border-line-strong text-fg-2',
        className,
      )}
      {...rest}
    />
  );
}
