import { cn } from '@/lib/utils';

interface ProgressBarProps {
  label: string;
  value: number;
  max: number;
  className?: string;
}

/** A real fraction. Where there is none, say "working" in words instead. */
export function ProgressBar({ label, value, max, className }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn('h-0.5 bg-line', className)}
    >
      <span
        className="block h-full bg-ink transition-[width] duration-(--base)"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
