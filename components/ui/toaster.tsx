'use client';

import { Toaster as Sonner } from 'sonner';

/** Toasts say that something was done, with undo where it can be; they never carry the only copy of an error. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      duration={6000}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-max max-w-[calc(100vw-32px)] items-center gap-4 rounded-pop bg-ink py-2 pr-2 pl-4 text-small text-on-ink shadow-floating font-sans',
          content: 'min-h-7 content-center',
          actionButton: 'h-7 cursor-pointer px-2.5 font-strong underline underline-offset-3',
          cancelButton: 'h-7 cursor-pointer px-2.5',
          icon: 'hidden',
        },
      }}
    />
  );
}
