'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';

interface ChipProps {
  /** Property and operator: "Severity is". */
  name: ReactNode;
  value: ReactNode;
  removeLabel: string;
  onRemove: () => void;
}

/** An active filter with its remove button. */
export function Chip({ name, value, removeLabel, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-7 max-w-full items-center rounded-md border border-line-strong bg-surface text-small whitespace-nowrap">
      <span className="pr-1.5 pl-2.5 text-fg-3">{name}</span>
      <b className="truncate font-medium">{value}</b>
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="mx-0.5 grid size-6 flex-none place-items-center rounded-chip text-fg-3 hover:bg-hover hover:text-fg"
      >
        <X aria-hidden="true" className="size-3" />
      </button>
    </span>
  );
}
