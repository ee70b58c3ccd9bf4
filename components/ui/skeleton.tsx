import { cn } from '@/lib/utils';

/** A still grey block of the final size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn('block h-3 rounded-chip bg-active', className)} />;
}

const rowWidths = ['w-[62%]', 'w-[48%]', 'w-[70%]', 'w-[55%]'];

/** Rows of a list or table that is on its way. */
export function SkeletonRows({ rows = 4, className }: { rows?: number; className?: string }) {
  return (
    <div role="status" aria-label="Loading" className={cn('grid gap-4', className)}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="flex items-center gap-3">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className={rowWidths[index % rowWidths.length]} />
          <Skeleton className="ml-auto w-8" />
        </span>
      ))}
    </div>
  );
}
