import { formatAccountId } from '@/lib/format';
import { cn } from '@/lib/utils';

/** The 12 digits in groups of four. The account's name comes first, wherever there is one. */
export function AccountId({ id, className }: { id: string; className?: string }) {
  return (
    <span className={cn('font-mono text-code whitespace-nowrap text-fg-2', className)}>
      {formatAccountId(id)}
    </span>
  );
}
