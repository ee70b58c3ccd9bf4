import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';

export interface Crumb {
  label: ReactNode;
  href?: string;
}

interface PageHeadProps {
  title: ReactNode;
  /** Only below the first level. */
  crumbs?: Crumb[];
  /** One sentence; a block such as an ARN is fine. */
  lede?: ReactNode;
  /** At most one primary button. */
  actions?: ReactNode;
}

export function PageHead({ title, crumbs, lede, actions }: PageHeadProps) {
  return (
    <div className="mb-5 flex items-end justify-between gap-x-6 gap-y-4 max-sm:flex-col max-sm:items-stretch sm:mb-6">
      <div className="min-w-0">
        {crumbs ? (
          <nav aria-label="Breadcrumb" className="mb-1 text-small text-fg-3">
            <ol className="flex flex-wrap gap-x-1">
              {crumbs.map((crumb, index) => (
                <li key={index} className="flex gap-x-1">
                  {index > 0 ? <span aria-hidden="true">/</span> : null}
                  {crumb.href ? (
                    <Link href={crumb.href} className="text-fg-2">
                      {crumb.label}
                    </Link>
                  ) : (
                    <span>{crumb.label}</span>
                  )}
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1 tabIndex={-1} className="text-h1 break-words">
          {title}
        </h1>
        {lede ? <div className="mt-1 max-w-[88ch] text-fg-2">{lede}</div> : null}
      </div>
      {actions ? (
        <div data-print="hide" className="flex flex-none flex-wrap gap-2 max-sm:*:flex-1">
          {actions}
        </div>
      ) : null}
    </div>
  );
}
