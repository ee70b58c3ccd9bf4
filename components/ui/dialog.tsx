'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { IconButton } from './icon-button';

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

interface DialogContentProps {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the safe one first. */
  actions?: ReactNode;
  /** Hides head and padding: for the command palette. */
  bare?: boolean;
  className?: string;
}

/** The first field, where there is one: Radix would take the button that closes. */
function focusFirstField(event: Event): void {
  const content = event.currentTarget;
  const field =
    content instanceof HTMLElement
      ? content.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, [role="combobox"]')
      : null;
  if (!field) return;
  event.preventDefault();
  field.focus();
}

export function DialogContent({
  title,
  description,
  children,
  actions,
  bare = false,
  className,
}: DialogContentProps) {
  // Radix returns focus to its trigger alone; the palette and the dialogs of a menu have none.
  const opener = useRef<Element | null>(null);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-ink/25 dark:bg-bg/60" />
      <Primitive.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        onOpenAutoFocus={(event) => {
          opener.current = document.activeElement;
          focusFirstField(event);
        }}
        onCloseAutoFocus={(event) => {
          if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
          event.preventDefault();
          opener.current.focus();
        }}
        className={cn(
          'pop-in fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-32px)] max-w-lg -translate-x-1/2 flex-col overflow-hidden rounded-pop bg-pop shadow-floating outline-none',
          className,
        )}
      >
        <div className={cn(bare ? 'sr-only' : 'flex items-start justify-between gap-4 px-5 pt-4')}>
          <div className="min-w-0">
            <Primitive.Title className="text-h2">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="mt-1 text-small text-fg-2">
                {description}
              </Primitive.Description>
            ) : null}
          </div>
          {bare ? null : (
            <Primitive.Close asChild>
              <IconButton label="Close" tooltip={false} className="-mt-1 -mr-2">
                <X aria-hidden="true" />
              </IconButton>
            </Primitive.Close>
          )}
        </div>
        {bare ? children : <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-5">{children}</div>}
        {actions ? (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>
        ) : null}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
