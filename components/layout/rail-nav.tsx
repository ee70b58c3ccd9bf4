'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { formatCappedCount } from '@/lib/format';
import { useScopedHref } from '@/lib/hooks/use-scoped-href';
import { cn } from '@/lib/utils';
import { pages, railGroups, type PageId, type RailItem } from './pages';

/** Pages that are reached from another page and have no entry of their own. */
const lodgers: Partial<Record<PageId, readonly string[]>> = {
  overview: ['/score', '/changes'],
  compliance: ['/checks'],
};

function isWithin(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}

function isCurrent(page: PageId, pathname: string): boolean {
  return [pages[page].href, ...(lodgers[page] ?? [])].some((href) => isWithin(href, pathname));
}

export function RailNav({ items }: { items: RailItem[] }) {
  const pathname = usePathname();
  const scoped = useScopedHref();
  const groups = railGroups
    .map((group) => group.flatMap((page) => items.find((item) => item.page === page) ?? []))
    .filter((group) => group.length > 0);
  return (
    <div className="flex flex-1 flex-col gap-4 pt-2">
      {groups.map((group, index) => (
        <ul key={index}>
          {group.map(({ page, count }) => {
            const { label, href, icon: Icon } = pages[page];
            const current = isCurrent(page, pathname);
            return (
              <li key={page}>
                <Link
                  href={scoped(href)}
                  aria-current={current ? 'page' : undefined}
                  className={cn(
                    'flex h-8 items-center gap-2.5 rounded-md px-2 hover:no-underline',
                    current ? 'bg-active font-strong text-fg' : 'text-fg-2 hover:bg-hover hover:text-fg',
                  )}
                >
                  <Icon aria-hidden="true" className={current ? 'text-fg' : 'text-fg-3'} />
                  <span>{label}</span>
                  {count === undefined ? null : (
                    <span
                      className={cn('ml-auto text-caption font-normal', current ? 'text-fg-2' : 'text-fg-3')}
                    >
                      {formatCappedCount(count)}
                    </span>
                  )}
                </Link>
              </li>
            );
          })}
        </ul>
      ))}
    </div>
  );
}
