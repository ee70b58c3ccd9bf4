'use client';

import type { ReactNode } from 'react';
import { AsOfBar } from '@/components/shared/as-of-bar';
import { cn } from '@/lib/utils';
import { useScope } from './use-scope';

/** Sticky bar of 48 px; tinted, with a second line that says so, while the past is shown. */
export function TopBar({ children }: { children: ReactNode }) {
  const { asOf, hrefWith } = useScope();
  return (
    <>
      <header
        data-print="hide"
        className={cn(
          'sticky top-0 z-20 flex h-(--topbar) items-center gap-1 border-b border-line px-2 max-sm:gap-0 sm:px-6',
          asOf ? 'bg-selected' : 'bg-bg',
        )}
      >
        {children}
      </header>
      {asOf ? <AsOfBar asOf={asOf} dayOnly={!asOf.includes('T')} nowHref={hrefWith({ asOf: null })} /> : null}
    </>
  );
}
