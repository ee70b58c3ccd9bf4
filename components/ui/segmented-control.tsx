'use client';

import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

interface SegmentedControlProps<T extends string> {
  label: string;
  options: { value: T; label: ReactNode }[];
  value: T;
  onValueChange: (value: T) => void;
  className?: string;
}

/** Two to four ways of seeing the same thing. */
export function SegmentedControl<T extends string>({
  label,
  options,
  value,
  onValueChange,
  className,
}: SegmentedControlProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (option) onValueChange(option.value);
      }}
      className={cn('inline-flex flex-none rounded-md border border-line-strong bg-surface p-px', className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="h-[26px] cursor-pointer rounded-chip px-2.5 text-small whitespace-nowrap text-fg-2 data-[state=on]:bg-active data-[state=on]:font-medium data-[state=on]:text-fg"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
