'use client';

import { useId, useState, useTransition, type ReactNode } from 'react';
import { Button } from './button';
import { DialogClose, DialogContent } from './dialog';
import { Input } from './input';

export interface ConfirmContentProps {
  /** A question or a deed: "Unlink payments-prod". */
  title: ReactNode;
  /** What happens, and what is kept. */
  description: ReactNode;
  /** Verb with its object, as on the trigger. */
  confirmLabel: string;
  busyLabel?: string;
  /** Text that must be typed first; for what can't be undone. */
  typed?: string;
  danger?: boolean;
  /** Closes when it resolves; a returned text is shown as the error and keeps the dialog open. */
  onConfirm: () => Promise<string | void> | void;
  onDone: () => void;
}

/** What a `ConfirmDialog` shows, for a dialog that something else opens: an entry of a menu, for example. */
export function ConfirmContent({
  title,
  description,
  confirmLabel,
  busyLabel = 'Working…',
  typed,
  danger = false,
  onConfirm,
  onDone,
}: ConfirmContentProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, startTransition] = useTransition();
  const inputId = useId();
  const matches = typed === undefined || text.trim() === typed;

  const confirm = () =>
    startTransition(async () => {
      const problem = await onConfirm();
      if (typeof problem === 'string') setError(problem);
      else onDone();
    });

  return (
    <DialogContent
      title={title}
      description={description}
      actions={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant={danger ? 'danger' : 'primary'}
            busy={busy}
            busyLabel={busyLabel}
            blocked={matches ? undefined : `Type ${typed} first`}
            onClick={confirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {typed === undefined ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (matches && !busy) confirm();
          }}
        >
          <label htmlFor={inputId} className="mb-1.5 block text-small font-medium">
            Type <code className="text-fg">{typed}</code> to confirm
          </label>
          <Input
            id={inputId}
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </form>
      )}
      {error ? (
        <p role="alert" className="mt-3 text-small text-fg">
          {error}
        </p>
      ) : null}
    </DialogContent>
  );
}
