'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { cn } from '@/lib/utils';

export interface Tab {
  href: string;
  label: ReactNode;
  count?: ReactNode;
  /** Set it when the tabs differ in the query; otherwise the path decides. */
  current?: boolean;
}

interface TabsProps {
  label: string;
  tabs: Tab[];
  /** Without the line and the margin below, for a card's head. */
  inline?: boolean;
  className?: string;
}

/** Tabs that are routes: links, not a tablist. */
export function Tabs({ label, tabs, inline = false, className }: TabsProps) {
  const pathname = usePathname();
  return (
    <nav
      aria-label={label}
      data-print="hide"
      className={cn(
        'flex overflow-x-auto [scrollbar-width:none]',
        inline ? 'gap-5' : 'mb-6 gap-6 border-b border-line',
        className,
      )}
    >
      {tabs.map((tab) => {
        const current = tab.current ?? tab.href.split('?')[0] === pathname;
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              '-mb-px border-b-2 pt-2 pb-[9px] whitespace-nowrap outline-offset-[-2px] hover:text-fg hover:no-underline',
              current ? 'border-ink font-strong text-fg' : 'border-transparent text-fg-2',
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="ml-1.5 text-small font-normal text-fg-3">{tab.count}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
