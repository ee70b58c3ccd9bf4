'use client';

import { OctagonX } from 'lucide-react';
import { createContext, useContext, useId, type ReactNode } from 'react';
import { cn } from '@/lib/utils';

interface FieldState {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

const FieldContext = createContext<FieldState | null>(null);

interface ControlProps {
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling' | undefined;
}

/** Joins a control to the label, hint and error of the `Field` around it. Own props win. */
export function useFieldControl<P extends ControlProps>(props: P): P {
  const field = useContext(FieldContext);
  if (!field) return props;
  return {
    ...props,
    id: props.id ?? field.id,
    'aria-describedby': props['aria-describedby'] ?? field.describedBy,
    'aria-invalid': props['aria-invalid'] ?? (field.invalid || undefined),
  };
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** In words, beside the field. */
  error?: string | undefined;
  optional?: boolean;
  children: ReactNode;
  className?: string;
}

export function Field({ label, hint, error, optional = false, children, className }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(' ') || undefined;
  return (
    <FieldContext value={{ id, describedBy, invalid: error !== undefined }}>
      <div className={cn('min-w-0', className)}>
        <label htmlFor={id} className="mb-1.5 block text-small font-medium">
          {label}
          {optional ? <span className="font-normal text-fg-3"> (optional)</span> : null}
        </label>
        {children}
        {error ? (
          <p id={errorId} className="mt-1.5 flex gap-2 text-small text-fg">
            <OctagonX aria-hidden="true" className="mt-0.5 text-fail" />
            {error}
          </p>
        ) : null}
        {hint ? (
          <p id={hintId} className="mt-1.5 text-small text-fg-3">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
