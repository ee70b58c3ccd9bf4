'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { formatCount } from '@/lib/format';
import { cn } from '@/lib/utils';
import type { Facet } from './types';

interface FacetOptionsProps {
  facet: Facet;
  chosen: string[];
  onToggle: (value: string, on: boolean) => void;
  /** Options shown before "n more"; chosen ones are always shown. */
  limit?: number;
  className?: string;
}

/** The values of one facet as checkboxes with their counts. */
export function FacetOptions({ facet, chosen, onToggle, limit = 8, className }: FacetOptionsProps) {
  const id = useId();
  const [all, setAll] = useState(false);
  const shown = facet.options.filter(
    (option, index) => all || index < limit || chosen.includes(option.value),
  );
  const more = facet.options.length - shown.length;
  return (
    <div className={className}>
      {shown.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className={cn(
            'flex min-h-7 cursor-pointer items-center gap-2.5 text-small',
            option.count === 0 && !chosen.includes(option.value) && 'text-fg-3',
          )}
        >
          <Checkbox
            id={`${id}-${option.value}`}
            checked={chosen.includes(option.value)}
            onCheckedChange={(on) => onToggle(option.value, on === true)}
          />
          {option.mark}
          <span className="min-w-0 py-1 leading-4 break-words">{option.label}</span>
          {option.count === undefined ? null : (
            <span className="ml-auto pl-2 text-fg-3">{formatCount(option.count)}</span>
          )}
        </label>
      ))}
      {more > 0 ? (
        <Button variant="ghost" onClick={() => setAll(true)} className="-ml-2">
          {formatCount(more)} more
        </Button>
      ) : null}
    </div>
  );
}
