import { Link } from '@/components/ui/link';
import { formatCount } from '@/lib/format';
import { cn } from '@/lib/utils';

/** A number that leads to its rows. Zero is grey and leads nowhere; null says unknown. */
export function Count({
  value,
  href,
  strong = false,
}: {
  value: number | null;
  href?: string;
  strong?: boolean;
}) {
  if (value === null) return <span className="text-fg-3">unknown</span>;
  if (value === 0) return <span className="text-fg-3">0</span>;
  const text = formatCount(value);
  const className = cn(strong && 'font-strong');
  return href ? (
    <Link href={href} className={className}>
      {text}
    </Link>
  ) : (
    <span className={className}>{text}</span>
  );
}
