import { cn } from '@/lib/utils';

/** Initials of a name in a circle; decoration beside the name. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  const words = name.split(/[\s.@_-]+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-6 flex-none place-items-center rounded-full bg-ink-faint text-[10px] leading-none font-semibold tracking-normal',
        className,
      )}
    >
      {initials}
    </span>
  );
}
