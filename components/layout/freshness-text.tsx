'use client';

import { Link } from '@/components/ui/link';
import { formatRecentTime } from '@/lib/format';
import { useScopedHref } from '@/lib/hooks/use-scoped-href';

export interface Freshness {
  /** ISO time of the newest snapshot; null before the first scan. */
  at: string | null;
  stale: number;
  accounts: number;
  href: string;
}

export function FreshnessText({ freshness, now }: { freshness: Freshness; now: string }) {
  const scoped = useScopedHref();
  if (!freshness.at) return <span className="ml-3 text-small text-fg-3 max-md:hidden">No scan yet</span>;
  return (
    <span className="ml-3 truncate text-small text-fg-3 max-md:hidden">
      Data from {formatRecentTime(freshness.at, now)}
      {freshness.stale > 0 ? (
        <>
          ,{' '}
          <Link
            href={scoped(freshness.href)}
            className="text-fg-2 underline decoration-line-strong underline-offset-3"
          >
            {freshness.stale} of {freshness.accounts} stale
          </Link>
        </>
      ) : null}
    </span>
  );
}
