import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

export interface ChainLink {
  id: string;
  /** How it follows from the one above: "is in", "has", "allows". */
  verb?: string;
  icon: LucideIcon;
  color?: string;
  title: ReactNode;
  detail?: ReactNode;
}

/** Who gets what through whom, from top to bottom. */
export function Chain({ links }: { links: ChainLink[] }) {
  return (
    <ol>
      {links.map((link, index) => (
        <li
          key={link.id}
          className={cn(
            'relative flex items-start gap-3',
            index > 0 &&
              'pt-7 before:absolute before:-top-4 before:left-[7.5px] before:h-[42px] before:border-l before:border-line-strong',
          )}
        >
          {link.verb ? <span className="absolute top-2 left-7 text-axis text-fg-3">{link.verb}</span> : null}
          <link.icon aria-hidden="true" className={cn('z-1 mt-0.5 bg-surface', link.color ?? 'text-fg-2')} />
          <span className="min-w-0">
            <span className="font-strong break-words">{link.title}</span>
            {link.detail ? <span className="block text-caption text-fg-3">{link.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
