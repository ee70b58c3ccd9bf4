'use client';

import { Check, Minus } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

/** 16 px box; the hit area is 24 px. Needs a label or `aria-label`. `checked="indeterminate"` is the mixed state. */
export function Checkbox({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        'relative grid size-4 flex-none cursor-pointer place-items-center rounded-chip border border-control bg-surface before:absolute before:-inset-1 focus-visible:shadow-ring focus-visible:outline-none data-disabled:cursor-default data-disabled:border-line-strong data-disabled:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent',
        className,
      )}
      {...rest}
    >
      <Primitive.Indicator className="group text-surface [&>.lucide]:size-3 [&>.lucide]:stroke-[3]">
        <Check aria-hidden="true" className="group-data-[state=indeterminate]:hidden" />
        <Minus aria-hidden="true" className="hidden group-data-[state=indeterminate]:block" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
