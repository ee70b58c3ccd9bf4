import { Link } from '@/components/ui/link';
import { cn } from '@/lib/utils';

/** A roll of three names of which one has stepped forward. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cn('size-5 flex-none', className)}>
      <rect width="16" height="16" rx="3.5" className="fill-ink" />
      <g className="fill-on-ink">
        <rect x="3" y="3" width="6" height="2" rx="1" />
        <rect x="7" y="7" width="6" height="2" rx="1" />
        <rect x="3" y="11" width="6" height="2" rx="1" />
      </g>
    </svg>
  );
}

export function BrandLink() {
  return (
    <Link href="/" className="flex h-(--topbar) items-center gap-2.5 px-2 text-brand hover:no-underline">
      <BrandMark />
      <span>Rolecall</span>
    </Link>
  );
}
