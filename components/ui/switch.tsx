'use client';

import { Switch as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';
import { useFieldControl } from './field';

/** On or off, at once. Inside a form that is saved, use a checkbox. */
export function Switch({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  const props = useFieldControl(rest);
  return (
    <Primitive.Root
      {...props}
      className={cn(
        'relative h-5 w-9 flex-none cursor-pointer rounded-full border border-control bg-surface transition-colors duration-(--fast) data-disabled:cursor-default data-disabled:opacity-60 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        className,
      )}
    >
      <Primitive.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-control transition-transform duration-(--fast) data-[state=checked]:translate-x-[18px] data-[state=checked]:bg-surface" />
    </Primitive.Root>
  );
}
