import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

export interface Fact {
  label: ReactNode;
  value: ReactNode;
  /** Second line, 12 px. */
  detail?: ReactNode;
}

const columns = { 3: 'lg:grid-cols-3', 4: 'lg:grid-cols-4', 5: 'lg:grid-cols-5', 6: 'lg:grid-cols-6' };

/** A row of facts cut by lines; the lower part of a verdict, or the whole of a card. */
export function Facts({ facts, count = 6 }: { facts: Fact[]; count?: keyof typeof columns }) {
  return (
    <dl
      className={cn(
        'grid grid-cols-2 overflow-hidden sm:grid-cols-3 [&>div]:-mt-px [&>div]:-ml-px [&>div]:border-t [&>div]:border-l',
        columns[count],
      )}
    >
      {facts.map((fact, index) => (
        <div key={index} className="min-w-0 border-line px-4 py-2.5 sm:px-5 sm:pt-3 sm:pb-3.5">
          <dt className="mb-1 text-caption text-fg-3">{fact.label}</dt>
          <dd className="font-medium break-words">
            {fact.value}
            {fact.detail ? (
              <span className="mt-0.5 block text-caption font-normal text-fg-3">{fact.detail}</span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
