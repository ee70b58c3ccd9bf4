import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/utils';

/** A piece of paper with a 1 px line. Never one in another: inside, use lines or `bg-sunken`. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return (
    <section
      data-card=""
      className={cn(
        'flex min-w-0 flex-col rounded-card border border-line bg-surface shadow-resting',
        className,
      )}
      {...rest}
    />
  );
}

interface CardHeaderProps {
  title: ReactNode;
  /** What is counted, over which time, and any cut axis. */
  subtitle?: ReactNode;
  /** At most one quiet button. */
  action?: ReactNode;
  id?: string;
  className?: string;
}

export function CardHeader({ title, subtitle, action, id, className }: CardHeaderProps) {
  return (
    <header
      className={cn(
        'flex items-start justify-between gap-x-4 gap-y-1 px-4 pt-3.5 max-sm:flex-wrap sm:px-5 [&>[data-action]]:-mt-1 [&>[data-action]]:-mr-2 max-sm:[&>[data-action]]:-ml-2',
        className,
      )}
    >
      <div className="min-w-0 max-sm:flex-[1_1_200px]">
        <h2 id={id} className="text-h3">
          {title}
        </h2>
        {subtitle ? <p className="text-small text-fg-3">{subtitle}</p> : null}
      </div>
      {action ? (
        <div data-action="" className="flex-none">
          {action}
        </div>
      ) : null}
    </header>
  );
}

/** `flush` is for tables and lists that reach the edge of the card. */
export function CardBody({ flush = false, className, ...rest }: ComponentProps<'div'> & { flush?: boolean }) {
  return (
    <div
      className={cn(flush ? 'min-w-0 flex-1 pt-3' : 'min-w-0 flex-1 px-4 pt-4 pb-5 sm:px-5', className)}
      {...rest}
    />
  );
}

export function CardFooter({ className, ...rest }: ComponentProps<'footer'>) {
  return (
    <footer
      className={cn(
        'flex justify-between gap-4 border-t border-line px-4 py-2.5 text-small text-fg-2 sm:px-5',
        className,
      )}
      {...rest}
    />
  );
}
