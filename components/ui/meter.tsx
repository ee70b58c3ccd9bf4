import { cn } from '@/lib/utils';
import { toneFill, type Tone } from './tone';

export interface Segment {
  value: number;
  tone?: Tone;
  /** Stands at the far end, for what could not be read. */
  end?: boolean;
  label?: string;
}

interface MeterProps {
  segments: Segment[];
  /** The whole; what the segments leave is drawn empty. */
  total?: number;
  /** Says the same in words. Without it the bar is decoration beside a figure. */
  label?: string;
  className?: string;
}

/** A 6 px bar of parts of a whole, 1 px apart. Width comes from the class, 100% when none is given. */
export function Meter({ segments, total, label, className }: MeterProps) {
  const sum = segments.reduce((all, segment) => all + segment.value, 0);
  const whole = Math.max(total ?? sum, sum);
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      className={cn('flex h-1.5 w-full gap-px overflow-hidden rounded-bar bg-ink-faint', className)}
    >
      {segments
        .filter((segment) => segment.value > 0)
        .map((segment, index) => (
          <span
            key={`${segment.tone}-${index}`}
            title={segment.label}
            className={cn('min-w-px', toneFill[segment.tone ?? 'ink'], segment.end && 'ml-auto')}
            style={{ width: `${(segment.value / whole) * 100}%` }}
          />
        ))}
    </span>
  );
}

/** One bar that adds to the whole, worst first, each part at least 3 px wide. */
export function StackedBar({ segments, label, className }: Omit<MeterProps, 'total'>) {
  const shown = segments.filter((segment) => segment.value > 0);
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      className={cn(
        'flex h-2.5 w-full gap-px overflow-hidden rounded-bar',
        shown.length === 0 && 'bg-ink-faint',
        className,
      )}
    >
      {shown.map((segment, index) => (
        <span
          key={`${segment.tone}-${index}`}
          title={segment.label}
          className={cn('min-w-[3px]', toneFill[segment.tone ?? 'ink'])}
          style={{ flex: segment.value }}
        />
      ))}
    </span>
  );
}
