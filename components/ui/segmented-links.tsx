import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { cn } from '@/lib/utils';

interface SegmentedLinksProps {
  label: string;
  options: { href: string; label: ReactNode; current: boolean }[];
  className?: string;
}

/** A segmented control whose choice is in the address. */
export function SegmentedLinks({ label, options, className }: SegmentedLinksProps) {
  return (
    <nav
      aria-label={label}
      data-print="hide"
      className={cn('inline-flex flex-none rounded-md border border-line-strong bg-surface p-px', className)}
    >
      {options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          aria-current={option.current ? 'true' : undefined}
          className="h-[26px] rounded-chip px-2.5 text-small leading-[26px] whitespace-nowrap text-fg-2 hover:no-underline aria-[current]:bg-active aria-[current]:font-medium aria-[current]:text-fg"
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
