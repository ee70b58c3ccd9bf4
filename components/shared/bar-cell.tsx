import { Meter, type Segment } from '@/components/ui/meter';
import { cn } from '@/lib/utils';

/** A bar in a cell, 64 px wide unless the class says otherwise; the figure stands beside it. */
export function BarCell({
  segments,
  total,
  label,
  className,
}: {
  segments: Segment[];
  total: number;
  label?: string;
  className?: string;
}) {
  return (
    <Meter
      segments={segments}
      total={total}
      label={label}
      className={cn('inline-flex w-16 align-middle', className)}
    />
  );
}
