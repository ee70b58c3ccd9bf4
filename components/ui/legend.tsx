import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { toneFill, type Tone } from './tone';

export interface LegendItem {
  label: ReactNode;
  tone?: Tone;
  /** A CSS colour by token, for series without a tone. */
  color?: string;
}

export function Legend({ items, className }: { items: LegendItem[]; className?: string }) {
  return (
    <ul className={cn('flex flex-wrap gap-x-4 gap-y-1 text-caption text-fg-2', className)}>
      {items.map((item, index) => (
        <li key={index} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={cn('size-2 flex-none rounded-bar', !item.color && toneFill[item.tone ?? 'ink'])}
            style={item.color ? { background: item.color } : undefined}
          />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
