import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export function Kbd({ className, ...rest }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'inline-block rounded-chip border border-line-strong bg-bg px-[5px] font-sans text-axis leading-[18px] text-fg-3',
        className,
      )}
      {...rest}
    />
  );
}
