'use client';

import { useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { formatRange } from '@/lib/format';
import { pageSizes, tableParsers } from './table-params';
import { useTableNavigation } from './table-context';

interface PagerProps {
  page: number;
  size: number;
  total: number;
  /** A legend or a remark, in the middle. */
  children?: ReactNode;
}

export function Pager({ page, size, total, children }: PagerProps) {
  const navigation = useTableNavigation();
  const [, setList] = useQueryStates({ page: tableParsers.page, size: tableParsers.size }, navigation);
  const go = (next: number) => void setList({ page: next }, { scroll: true });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 text-small text-fg-2 sm:px-5">
      <div className="flex items-center gap-3">
        <span role="status">{formatRange(page, size, total)}</span>
        {total > pageSizes[0] ? (
          <span data-print="hide">
            <Select
              aria-label="Rows a page"
              value={String(size)}
              onValueChange={(value) => {
                const chosen = pageSizes.find((one) => String(one) === value);
                if (chosen) void setList({ size: chosen, page: null });
              }}
              options={pageSizes.map((one) => ({ value: String(one), label: `${one} a page` }))}
              className="h-7 w-auto border-line-strong text-small"
            />
          </span>
        ) : null}
      </div>
      {children ? <div className="max-sm:hidden">{children}</div> : null}
      {total > size ? (
        <nav aria-label="Pages" className="flex gap-1">
          <Button blocked={page <= 1 ? 'This is the first page' : undefined} onClick={() => go(page - 1)}>
            Previous
          </Button>
          <Button
            blocked={page * size >= total ? 'This is the last page' : undefined}
            onClick={() => go(page + 1)}
          >
            Next
          </Button>
        </nav>
      ) : null}
    </div>
  );
}
