import { Link } from '@/components/ui/link';
import { formatCount } from '@/lib/format';
import { cn } from '@/lib/utils';

export interface PresetLink {
  id: string;
  label: string;
  count: number;
  href: string;
  current: boolean;
}

/** Questions that are asked often, with their answers' size; a click shows the rows, another all again. */
export function PresetLinks({ label, presets }: { label: string; presets: PresetLink[] }) {
  if (presets.length === 0) return null;
  return (
    <nav aria-label={label} data-print="hide" className="mb-4 flex flex-wrap gap-2">
      {presets.map(({ id, label: text, count, href, current }) => (
        <Link
          key={id}
          href={href}
          aria-current={current ? 'true' : undefined}
          className={cn(
            'inline-flex h-7 items-center gap-2 rounded-md border px-2.5 text-small whitespace-nowrap hover:bg-hover hover:no-underline',
            current
              ? 'border-accent bg-selected font-medium text-fg'
              : 'border-line-strong bg-surface text-fg-2',
          )}
        >
          {text}
          <span className={count === 0 ? 'text-fg-3' : 'font-strong text-fg'}>{formatCount(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
