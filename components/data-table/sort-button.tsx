'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { formatSort, tableParsers } from './table-params';
import { useTableNavigation } from './table-context';
import type { Sort, SortDirection } from './types';

interface SortButtonProps {
  field: string;
  /** The sort in force, also when the address has none. */
  sort: Sort | null;
  firstDirection: SortDirection;
  children: ReactNode;
}

export function SortButton({ field, sort, firstDirection, children }: SortButtonProps) {
  const navigation = useTableNavigation();
  const [, setList] = useQueryStates({ sort: tableParsers.sort, page: tableParsers.page }, navigation);
  const current = sort?.field === field ? sort.direction : null;
  const next: SortDirection = current ? (current === 'asc' ? 'desc' : 'asc') : firstDirection;
  const Arrow = current === 'asc' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      data-print="keep"
      onClick={() => void setList({ sort: formatSort({ field, direction: next }), page: null })}
    >
      {children}
      {current ? <Arrow aria-hidden="true" /> : null}
    </button>
  );
}
