'use client';

import { Popover as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;

/** Needs `aria-label` or `aria-labelledby`. */
export function PopoverContent({
  className,
  align = 'start',
  ...rest
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          'pop-in z-40 max-h-(--radix-popover-content-available-height) min-w-48 overflow-y-auto rounded-pop bg-pop p-1.5 text-fg shadow-floating outline-none',
          className,
        )}
        {...rest}
      />
    </Primitive.Portal>
  );
}
