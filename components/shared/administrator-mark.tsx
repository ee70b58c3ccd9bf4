import { CircleQuestionMark, Crown, GitFork, type LucideIcon } from 'lucide-react';
import { cn } from '@/lib/utils';

export type AdministratorTier = 'full' | 'equivalent' | 'conditional' | 'none' | null;

const marks: Record<
  'full' | 'equivalent' | 'conditional',
  { icon: LucideIcon; color: string; word: string }
> = {
  full: { icon: Crown, color: 'text-high', word: 'Administrator' },
  equivalent: { icon: GitFork, color: 'text-high', word: 'Administrator in one step' },
  conditional: { icon: GitFork, color: 'text-medium', word: 'Administrator, conditionally' },
};

/** What an identity could become by its own calls. */
export function AdministratorMark({
  tier,
  className,
}: {
  tier: AdministratorTier | string;
  className?: string;
}) {
  if (tier === 'none') return <span className={cn('text-fg-3', className)}>not an administrator</span>;
  const mark = tier === 'full' || tier === 'equivalent' || tier === 'conditional' ? marks[tier] : null;
  const Icon = mark?.icon ?? CircleQuestionMark;
  return (
    <span
      className={cn('inline-flex items-center gap-2 align-top leading-5 sm:whitespace-nowrap', className)}
    >
      <Icon aria-hidden="true" className={cn('size-[15px]', mark?.color ?? 'text-info')} />
      {mark?.word ?? <span className="text-fg-3">unknown</span>}
    </span>
  );
}
