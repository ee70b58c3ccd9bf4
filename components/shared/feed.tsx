import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

export interface FeedItem {
  id: string;
  /** "13:52" today, "3 Mar" before. */
  when: string;
  dateTime: string;
  icon: LucideIcon;
  color?: string;
  title: ReactNode;
  detail?: ReactNode;
}

/** A short list of what changed. */
export function Feed({ items }: { items: FeedItem[] }) {
  return (
    <ul className="px-4 pb-2 sm:px-5 sm:pt-1">
      {items.map((item) => (
        <li
          key={item.id}
          className="grid grid-cols-[44px_16px_minmax(0,1fr)] gap-3 border-b border-line py-[9px] last:border-0"
        >
          <time dateTime={item.dateTime} className="text-small text-fg-3">
            {item.when}
          </time>
          <item.icon aria-hidden="true" className={cn('mt-0.5', item.color ?? 'text-fg-3')} />
          <span className="min-w-0 break-words">
            {item.title}
            {item.detail ? (
              <span className="block text-caption text-fg-3 [&_code]:text-axis">{item.detail}</span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
