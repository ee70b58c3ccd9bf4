import { cn } from '@/lib/utils';

/** The only thing that turns. Decorative: say in words what is going on. */
export function Spinner({ className, inverted = false }: { className?: string; inverted?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'spin block size-3.5 flex-none rounded-full border-[1.75px]',
        inverted ? 'border-on-ink/35 border-t-on-ink' : 'border-ink-faint border-t-ink',
        className,
      )}
    />
  );
}
