import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { cn } from '@/lib/utils';

export interface Delta {
  /** Names its date: "8 fewer since 4 Feb". */
  text: ReactNode;
  arrow: 'up' | 'down' | 'none';
  meaning: 'better' | 'worse' | 'neither';
}

export interface StatProps {
  label: ReactNode;
  /** A figure, or a word such as "unknown". */
  value: ReactNode;
  /** The rows that the figure counts. */
  href?: string;
  /** "of 64", small, beside the figure. */
  of?: ReactNode;
  delta?: Delta;
  /** Plain line in place of a difference. */
  note?: ReactNode;
  bar?: ReactNode;
  caption?: ReactNode;
}

const meaningColor = { better: 'text-pass', worse: 'text-fail', neither: 'text-fg-3' };
const arrows = { up: ArrowUp, down: ArrowDown, none: Minus };

export function Stat({ label, value, href, of, delta, note, bar, caption }: StatProps) {
  const Arrow = delta ? arrows[delta.arrow] : null;
  return (
    <div className="flex min-w-0 flex-col border-line px-4 py-3.5 sm:px-5 sm:py-4">
      <dt className="text-small text-fg-2">{label}</dt>
      <dd className="flex flex-1 flex-col">
        <span className="mt-1 flex items-baseline gap-2 text-stat max-sm:text-[26px] max-sm:leading-8">
          {href ? <Link href={href}>{value}</Link> : <span>{value}</span>}
          {of ? <small className="text-base font-normal tracking-normal text-fg-3">{of}</small> : null}
        </span>
        {delta && Arrow ? (
          <span className="mt-1 flex gap-1 text-small text-fg-2">
            <Arrow aria-hidden="true" className={cn('mt-[3px] size-3.5', meaningColor[delta.meaning])} />
            <span>
              {delta.text}
              {delta.meaning === 'neither' ? null : <span className="sr-only">, {delta.meaning}</span>}
            </span>
          </span>
        ) : null}
        {note ? <span className="mt-1 text-small text-fg-2">{note}</span> : null}
        {bar || caption ? (
          <span className="mt-auto block pt-3">
            {bar}
            {caption ? <span className="mt-1.5 block text-caption text-fg-3">{caption}</span> : null}
          </span>
        ) : null}
      </dd>
    </div>
  );
}

const columns = {
  2: 'md:grid-cols-2',
  3: 'md:grid-cols-3',
  4: 'md:grid-cols-4',
  5: 'md:grid-cols-5',
  6: 'md:grid-cols-6',
};

/** One strip cut by lines, not boxes. Two columns below 900 px. */
export function StatStrip({
  children,
  count = 4,
  className,
}: {
  children: ReactNode;
  count?: keyof typeof columns;
  className?: string;
}) {
  return (
    <dl
      data-stat-strip=""
      className={cn(
        'grid grid-cols-2 rounded-card border border-line bg-surface shadow-resting',
        'max-md:*:even:border-l max-md:*:nth-[n+3]:border-t md:*:not-first:border-l',
        columns[count],
        className,
      )}
    >
      {children}
    </dl>
  );
}
