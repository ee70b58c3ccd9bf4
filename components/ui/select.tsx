'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

export interface SelectOption {
  value: string;
  label: ReactNode;
  disabled?: boolean;
}

interface SelectProps {
  options: SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  id?: string;
  'aria-label'?: string;
  disabled?: boolean;
  className?: string;
}

export function Select({
  options,
  placeholder,
  className,
  id,
  value,
  defaultValue,
  onValueChange,
  name,
  disabled,
  ...rest
}: SelectProps) {
  const control = useFieldControl<{ id?: string; 'aria-label'?: string }>({ id, ...rest });
  const [inner, setInner] = useState(defaultValue ?? '');
  const current = value ?? inner;
  // Radix fills in the chosen label only after hydration; given as a child it stands in the server's answer too.
  const chosen = options.find((option) => option.value === current)?.label;
  return (
    <Primitive.Root
      value={current}
      onValueChange={(next) => {
        setInner(next);
        onValueChange?.(next);
      }}
      {...(name ? { name } : {})}
      disabled={disabled ?? false}
    >
      <Primitive.Trigger
        {...control}
        className={cn(
          controlClass,
          'inline-flex h-8 cursor-pointer items-center justify-between gap-2 text-left data-placeholder:text-fg-3',
          className,
        )}
      >
        <span className="truncate">
          <Primitive.Value placeholder={placeholder}>{chosen}</Primitive.Value>
        </span>
        <Primitive.Icon asChild>
          <ChevronDown aria-hidden="true" className="text-fg-3" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={6}
          collisionPadding={8}
          className="pop-in z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-pop bg-pop shadow-floating"
        >
          <Primitive.Viewport className="p-1.5">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className="flex h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 outline-none data-disabled:text-fg-3 data-highlighted:bg-active"
              >
                <Primitive.ItemText>{option.label}</Primitive.ItemText>
                <Primitive.ItemIndicator className="ml-auto">
                  <Check aria-hidden="true" className="text-accent" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
