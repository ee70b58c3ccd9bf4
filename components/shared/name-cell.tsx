import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { cn } from '@/lib/utils';

interface NameCellProps {
  /** A KindIcon or SeverityMark. */
  mark?: ReactNode;
  name: ReactNode;
  href?: string;
  detail?: ReactNode;
  mono?: boolean;
}

/** The first cell of a row: mark, name as a real link, second line. */
export function NameCell({ mark, name, href, detail, mono = false }: NameCellProps) {
  return (
    <span className="inline-flex min-w-0 items-start gap-2.5 align-top leading-5 sm:items-center [&>.lucide]:max-sm:mt-0.5">
      {mark}
      <span className="min-w-0">
        {href ? (
          <Link href={href} className="-my-0.5 inline-block py-0.5 font-medium break-words">
            {name}
          </Link>
        ) : (
          <span className="font-medium break-words">{name}</span>
        )}
        {detail ? (
          <span className={cn('block text-caption text-fg-3', mono && 'font-mono')}>{detail}</span>
        ) : null}
      </span>
    </span>
  );
}
