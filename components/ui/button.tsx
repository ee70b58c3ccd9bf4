'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { cn } from '@/lib/utils';
import { buttonVariants, type ButtonVariants } from './button-variants';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'>, ButtonVariants {
  /** Shows the spinner and `busyLabel`, keeps the width of the label, ignores clicks. */
  busy?: boolean;
  busyLabel?: string;
  /** Why the action is off and who or what can lift that. The button stays visible and focusable. */
  blocked?: string;
}

export function Button({
  variant,
  size,
  busy = false,
  busyLabel = 'Saving…',
  blocked,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const off = busy || blocked !== undefined;
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (off) event.preventDefault();
    else onClick?.(event);
  };
  const button = (
    <button
      type={type}
      aria-disabled={blocked !== undefined || undefined}
      aria-busy={busy || undefined}
      onClick={handleClick}
      className={cn(buttonVariants({ variant, size }), className)}
      {...rest}
    >
      {busy ? (
        <span className="inline-grid place-items-center">
          <span className="invisible col-start-1 row-start-1 inline-flex items-center gap-2">{children}</span>
          <span className="col-start-1 row-start-1 inline-flex items-center gap-2">
            <Spinner inverted={variant === 'primary'} />
            {busyLabel}
          </span>
        </span>
      ) : (
        children
      )}
    </button>
  );
  return blocked === undefined ? button : <Tooltip content={blocked}>{button}</Tooltip>;
}
