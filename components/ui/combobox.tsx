'use client';

import { Command } from 'cmdk';
import { Check, ChevronDown, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { controlClass } from './control-class';
import { useFieldControl } from './field';
import { Popover, PopoverContent, PopoverTrigger } from './popover';

export interface ComboboxOption {
  value: string;
  label: string;
  detail?: ReactNode;
}

interface ComboboxProps {
  options: ComboboxOption[];
  value: string | null;
  onValueChange: (value: string) => void;
  placeholder?: string;
  searchLabel: string;
  emptyText?: string;
  /** Sends the value with the form around it. */
  name?: string;
  id?: string;
  className?: string;
}

/** A searchable choice of one among a few hundred. */
export function Combobox({
  options,
  value,
  onValueChange,
  placeholder = 'Choose',
  searchLabel,
  emptyText = 'No match',
  name,
  id,
  className,
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const control = useFieldControl<{ id?: string }>({ id });
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      {name ? <input type="hidden" name={name} value={value ?? ''} /> : null}
      <PopoverTrigger
        {...control}
        className={cn(
          controlClass,
          'inline-flex h-8 items-center justify-between gap-2 text-left',
          className,
        )}
      >
        <span className={cn('truncate', !chosen && 'text-fg-3')}>{chosen?.label ?? placeholder}</span>
        <ChevronDown aria-hidden="true" className="text-fg-3" />
      </PopoverTrigger>
      <PopoverContent aria-label={searchLabel} className="w-(--radix-popover-trigger-width) min-w-56 p-0">
        <Command label={searchLabel}>
          <CommandSearch label={searchLabel} />
          <Command.List className="max-h-72 overflow-y-auto p-1.5">
            <Command.Empty className="px-2.5 py-2 text-small text-fg-3">{emptyText}</Command.Empty>
            {options.map((option) => (
              <Command.Item
                key={option.value}
                value={`${option.label} ${option.value}`}
                onSelect={() => {
                  onValueChange(option.value);
                  setOpen(false);
                }}
                className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-active"
              >
                <span className="truncate">{option.label}</span>
                {option.detail ? (
                  <span className="truncate text-small text-fg-3">{option.detail}</span>
                ) : null}
                {option.value === value ? <Check aria-hidden="true" className="ml-auto text-accent" /> : null}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

interface CommandSearchProps {
  /** Placeholder and name. */
  label: string;
  value?: string;
  onValueChange?: (value: string) => void;
  tall?: boolean;
  children?: ReactNode;
}

/** The input at the top of a searchable list. */
export function CommandSearch({ label, value, onValueChange, tall = false, children }: CommandSearchProps) {
  return (
    <div
      className={cn(
        'flex items-center gap-2.5 border-b border-line text-fg-3',
        tall ? 'h-11 px-4' : 'h-10 px-3',
      )}
    >
      <Search aria-hidden="true" />
      <Command.Input
        placeholder={label}
        {...(value === undefined ? {} : { value })}
        {...(onValueChange ? { onValueChange } : {})}
        className="h-full min-w-0 flex-1 bg-transparent text-fg caret-accent outline-none"
      />
      {children}
    </div>
  );
}
