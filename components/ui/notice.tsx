import { CircleQuestionMark, Clock, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

const kinds: Record<'warning' | 'stale' | 'partial' | 'information', { icon: LucideIcon; color: string }> = {
  warning: { icon: TriangleAlert, color: 'text-medium' },
  stale: { icon: Clock, color: 'text-medium' },
  partial: { icon: CircleQuestionMark, color: 'text-info' },
  information: { icon: Info, color: 'text-fg-3' },
};

interface NoticeProps {
  kind?: keyof typeof kinds;
  children: ReactNode;
  /** A link at the end of the row. */
  action?: ReactNode;
  className?: string;
}

/** One row that says you see less than you think (amber) or gives information (white). Not dismissible while true. */
export function Notice({ kind = 'warning', children, action, className }: NoticeProps) {
  const { icon: Icon, color } = kinds[kind];
  return (
    <div
      role="note"
      className={cn(
        'grid grid-cols-[16px_1fr] items-start gap-x-2.5 rounded-card border border-line-strong px-4 py-[9px] text-small text-fg sm:grid-cols-[16px_1fr_auto] sm:px-5',
        kind === 'information' ? 'bg-surface' : 'bg-medium-wash',
        className,
      )}
    >
      <Icon aria-hidden="true" className={cn('mt-0.5', color)} />
      <div className="min-w-0 [&_code]:text-caption">{children}</div>
      {action ? (
        <div className="max-sm:col-start-2 max-sm:mt-1 sm:whitespace-nowrap [&>a]:link">{action}</div>
      ) : null}
    </div>
  );
}
