'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { IconButton } from './icon-button';

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

interface SheetContentProps {
  title: ReactNode;
  side?: 'left' | 'right';
  /** Keeps the title for screen readers alone. */
  hideTitle?: boolean;
  children: ReactNode;
  className?: string;
}

export function SheetContent({
  title,
  side = 'right',
  hideTitle = false,
  children,
  className,
}: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-ink/25 dark:bg-bg/60" />
      <Primitive.Content
        aria-describedby={undefined}
        className={cn(
          'pop-in fixed inset-y-0 z-50 flex w-[min(360px,calc(100vw-40px))] flex-col overflow-y-auto bg-pop shadow-floating outline-none',
          side === 'left' ? 'left-0' : 'right-0',
          className,
        )}
      >
        <div
          className={cn('flex items-center justify-between gap-4 px-5 pt-3.5 pb-2', hideTitle && 'sr-only')}
        >
          <Primitive.Title className="text-h2">{title}</Primitive.Title>
          <Primitive.Close asChild>
            <IconButton label="Close" tooltip={false} className="-mr-2">
              <X aria-hidden="true" />
            </IconButton>
          </Primitive.Close>
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
