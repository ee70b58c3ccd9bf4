'use client';

import { Command } from 'cmdk';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { CommandSearch } from '@/components/ui/combobox';
import { buttonVariants } from '@/components/ui/button-variants';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

export interface CheckOption {
  id: string;
  title: string;
}

interface CheckPickerProps {
  /** Of which requirement, for those who only hear the page. */
  label: string;
  options: readonly CheckOption[];
  chosen: readonly string[];
  onAdd: (checkId: string) => void;
  onRemove: (checkId: string) => void;
}

/** The checks that speak to a requirement: chips, and a searchable list to add from. */
export function CheckPicker({ label, options, chosen, onAdd, onRemove }: CheckPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {chosen.map((id) => (
        <span
          key={id}
          className="inline-flex h-6 max-w-full items-center rounded-chip bg-active pl-2 font-mono text-caption"
          title={options.find((option) => option.id === id)?.title}
        >
          <span className="truncate">{id}</span>
          <button
            type="button"
            aria-label={`Remove ${id} from ${label}`}
            onClick={() => onRemove(id)}
            className="grid size-6 flex-none place-items-center rounded-chip text-fg-3 hover:text-fg"
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </span>
      ))}
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger className={buttonVariants({ variant: 'ghost', size: 'sm' })}>
          <Plus aria-hidden="true" />
          Check<span className="sr-only"> for {label}</span>
        </PopoverTrigger>
        <PopoverContent aria-label={`Checks for ${label}`} className="w-96 max-w-[90vw] p-0">
          <Command label="Checks">
            <CommandSearch label="Search checks" />
            <Command.List className="max-h-72 overflow-y-auto p-1.5">
              <Command.Empty className="px-2.5 py-2 text-small text-fg-3">No check matches.</Command.Empty>
              {options
                .filter(({ id }) => !chosen.includes(id))
                .map(({ id, title }) => (
                  <Command.Item
                    key={id}
                    value={`${id} ${title}`}
                    onSelect={() => {
                      onAdd(id);
                      setOpen(false);
                    }}
                    className="cursor-pointer rounded-md px-2.5 py-1.5 data-[selected=true]:bg-active"
                  >
                    <span className="block">{title}</span>
                    <span className="block font-mono text-caption text-fg-3">{id}</span>
                  </Command.Item>
                ))}
            </Command.List>
          </Command>
        </PopoverContent>
      </Popover>
    </div>
  );
}
