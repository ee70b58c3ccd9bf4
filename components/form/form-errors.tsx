'use client';

import { OctagonX } from 'lucide-react';
import { useEffect, useRef } from 'react';

interface FormErrorsProps {
  /** The sentence of the failure as a whole. */
  message?: string | undefined;
  /** What to do about it. */
  whatToDo?: string | undefined;
  fieldErrors?: Record<string, string | string[] | undefined> | undefined;
  /** Field key → its label on the form. */
  labels?: Record<string, string>;
}

/** The summary above a form's fields. It takes focus when it appears. */
export function FormErrors({ message, whatToDo, fieldErrors, labels = {} }: FormErrorsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const entries = Object.entries(fieldErrors ?? {}).flatMap(([field, value]) =>
    [value].flat().flatMap((text) => (text ? [{ field, text }] : [])),
  );
  const shown = Boolean(message) || entries.length > 1;
  useEffect(() => {
    if (shown) ref.current?.focus();
  }, [shown, message]);
  if (!shown) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="mb-4 flex gap-2.5 rounded-md border border-fail px-3 py-2.5 text-small outline-none"
    >
      <OctagonX aria-hidden="true" className="mt-0.5 text-fail" />
      <div>
        {message ? <p className="font-strong">{message}</p> : null}
        {whatToDo ? <p className="text-fg-2">{whatToDo}</p> : null}
        {entries.length > 1 ? (
          <ul className="list-disc pl-4">
            {entries.map(({ field, text }) => (
              <li key={`${field}:${text}`}>
                {labels[field] ?? field}: {text}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
