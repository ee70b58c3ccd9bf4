import { CircleCheck, Search, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

interface EmptyStateProps {
  /** "good": nothing, and that is good. "none": no match. "error": something failed. Else give an icon. */
  kind?: 'good' | 'none' | 'error' | 'plain';
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  /** At most two buttons, or a link. */
  actions?: ReactNode;
  /** Small line below, such as a reference id. */
  footnote?: ReactNode;
  className?: string;
}

const marks: Record<'good' | 'none' | 'error' | 'plain', { icon: LucideIcon | null; color: string }> = {
  good: { icon: CircleCheck, color: 'text-pass' },
  none: { icon: Search, color: 'text-fg-3' },
  error: { icon: TriangleAlert, color: 'text-high' },
  plain: { icon: null, color: 'text-fg-3' },
};

export function EmptyState({
  kind = 'plain',
  icon,
  title,
  children,
  actions,
  footnote,
  className,
}: EmptyStateProps) {
  const mark = marks[kind];
  const Icon = icon ?? mark.icon;
  return (
    <div
      role={kind === 'error' ? 'alert' : undefined}
      className={cn('mx-auto max-w-[300px] px-2 py-9 text-center', className)}
    >
      {Icon ? <Icon aria-hidden="true" className={cn('mx-auto mb-3 size-5', mark.color)} /> : null}
      <p className="font-strong">{title}</p>
      {children ? <div className="mt-1 text-small text-fg-2">{children}</div> : null}
      {actions ? (
        <div className="mt-4 flex flex-wrap justify-center gap-2 text-fg-2 [&>a.link]:text-small">
          {actions}
        </div>
      ) : null}
      {footnote ? <p className="mt-2.5 text-caption text-fg-3">{footnote}</p> : null}
    </div>
  );
}
