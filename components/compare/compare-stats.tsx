import { ArrowDown, ArrowRight, ArrowUp, Minus } from 'lucide-react';
import type { Comparison } from '@/lib/db/queries/compare/get-comparison';
import { formatCount, formatDifference } from '@/lib/format';
import { cn } from '@/lib/utils';

type Totals = Comparison['before']['totals'];

/** `worse`: more of it is worse; `neither`: no number of it is better. */
const figures: { label: string; of: (totals: Totals) => number | null; more: 'worse' | 'neither' }[] = [
  { label: 'Critical', of: ({ critical }) => critical, more: 'worse' },
  { label: 'High', of: ({ high }) => high, more: 'worse' },
  { label: 'Users', of: ({ users }) => users, more: 'neither' },
  { label: 'Roles', of: ({ roles }) => roles, more: 'neither' },
  { label: 'Active keys', of: ({ activeKeys }) => activeKeys, more: 'worse' },
  { label: 'Administrators', of: ({ adminUsers, adminRoles }) => sum(adminUsers, adminRoles), more: 'worse' },
];

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** The numbers of both ends side by side. */
export function CompareStats({ before, after }: Pick<Comparison, 'before' | 'after'>) {
  return (
    <dl className="mb-6 grid grid-cols-2 rounded-card border border-line bg-surface shadow-resting max-md:*:even:border-l max-md:*:nth-[n+3]:border-t md:grid-cols-6 md:*:not-first:border-l">
      {figures.map(({ label, of, more }) => (
        <Figure key={label} label={label} more={more} old={of(before.totals)} now={of(after.totals)} />
      ))}
    </dl>
  );
}

interface FigureProps {
  label: string;
  more: 'worse' | 'neither';
  old: number | null;
  now: number | null;
}

function Figure({ label, more, old, now }: FigureProps) {
  const known = old !== null && now !== null;
  const Arrow = !known || old === now ? Minus : now < old ? ArrowDown : ArrowUp;
  const meaning = !known || old === now || more === 'neither' ? null : now < old ? 'better' : 'worse';
  return (
    <div className="min-w-0 border-line px-4 py-3.5 sm:px-5 sm:py-4">
      <dt className="text-small text-fg-2">{label}</dt>
      <dd>
        <span className="mt-1 flex flex-wrap items-baseline gap-x-2 text-stat max-sm:text-[26px] max-sm:leading-8">
          <small className="text-h2 font-normal text-fg-3">
            <span className="sr-only">from </span>
            {old === null ? 'unknown' : formatCount(old)}
          </small>
          <ArrowRight aria-hidden="true" className="size-3.5 self-center text-fg-3" />
          <span>
            <span className="sr-only">to </span>
            {now === null ? 'unknown' : formatCount(now)}
          </span>
        </span>
        <span className="mt-1 flex gap-1 text-small text-fg-2">
          <Arrow
            aria-hidden="true"
            className={cn(
              'mt-[3px] size-3.5',
              meaning === 'better' ? 'text-pass' : meaning === 'worse' ? 'text-fail' : 'text-fg-3',
            )}
          />
          <span>
            {known ? formatDifference(now, old) : 'not comparable'}
            {meaning ? <span className="sr-only">, {meaning}</span> : null}
          </span>
        </span>
      </dd>
    </div>
  );
}
