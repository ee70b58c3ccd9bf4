import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { Facts, type Fact } from './facts';

interface VerdictProps {
  icon: LucideIcon;
  /** Class of the icon's colour: "text-high", "text-pass". */
  color?: string;
  title: ReactNode;
  children?: ReactNode;
  facts?: Fact[];
  factCount?: 3 | 4 | 5 | 6;
  className?: string;
}

/** What is so, before the evidence. */
export function Verdict({
  icon: Icon,
  color = 'text-fg-3',
  title,
  children,
  facts,
  factCount = 6,
  className,
}: VerdictProps) {
  return (
    <section
      data-card=""
      className={cn('rounded-card border border-line bg-surface shadow-resting', className)}
    >
      <div className="flex gap-3.5 px-4 py-[18px] sm:px-5">
        <Icon aria-hidden="true" className={cn('mt-0.5 size-5', color)} />
        <div className="min-w-0">
          <h2 className="mb-0.5 text-h2">{title}</h2>
          {children ? <div className="text-fg-2 [&_b]:text-fg">{children}</div> : null}
        </div>
      </div>
      {facts ? (
        <div className="border-t border-line">
          <Facts facts={facts} count={factCount} />
        </div>
      ) : null}
    </section>
  );
}
