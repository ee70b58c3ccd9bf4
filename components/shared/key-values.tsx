import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

export interface KeyValue {
  key: ReactNode;
  value: ReactNode;
  mono?: boolean;
}

/** Evidence: the fields that were seen, with their values. */
export function KeyValues({ items, className }: { items: KeyValue[]; className?: string }) {
  return (
    <dl className={cn('grid grid-cols-[max-content_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-small', className)}>
      {items.map((item, index) => (
        <div key={index} className="contents">
          <dt className="text-fg-3">{item.key}</dt>
          <dd className={cn('min-w-0 break-words', item.mono && 'font-mono text-code')}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
