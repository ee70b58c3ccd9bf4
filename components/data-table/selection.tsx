'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { formatCappedCount, formatCount } from '@/lib/format';
import { useSelection } from './table-context';

export function RowCheckbox({ id, name }: { id: string; name: string }) {
  const { selected, toggle } = useSelection();
  return (
    <Checkbox
      data-row-check=""
      aria-label={`Select ${name}`}
      checked={selected.includes(id)}
      onCheckedChange={(on) => toggle(id, on === true)}
    />
  );
}

export function PageCheckbox() {
  const { selected, rowIds, togglePage } = useSelection();
  const all = rowIds.length > 0 && selected.length === rowIds.length;
  return (
    <Checkbox
      aria-label="Select all rows of this page"
      checked={all ? true : selected.length > 0 ? 'indeterminate' : false}
      onCheckedChange={(on) => togglePage(on === true)}
    />
  );
}

/** Floats at the bottom while rows are chosen. Its children are buttons that read `useSelection`. */
export function BulkBar({ total, children }: { total: number; children: ReactNode }) {
  const { selected, allMatching, rowIds, selectAllMatching, clear } = useSelection();
  if (selected.length === 0) return null;
  const count = allMatching ? total : selected.length;
  return (
    <div
      role="toolbar"
      aria-label={`${formatCount(count)} selected`}
      className="sticky bottom-4 z-10 mx-auto mt-4 flex w-max max-w-full flex-wrap items-center gap-1 rounded-pop bg-ink py-1.5 pr-1.5 pl-4 text-on-ink shadow-floating [&_button]:h-8 [&_button]:cursor-pointer [&_button]:rounded-md [&_button]:px-3 [&_button]:font-medium [&_button]:outline-offset-[-2px] [&_button:hover]:bg-ink-mid/30"
    >
      <b className="mr-2">{formatCount(count)} selected</b>
      {!allMatching && total > rowIds.length ? (
        <button type="button" onClick={selectAllMatching} className="text-small underline underline-offset-3">
          Select all {formatCappedCount(total)}
        </button>
      ) : null}
      <span aria-hidden="true" className="mx-2 h-5 w-px bg-on-ink/25 max-sm:hidden" />
      {children}
      <button type="button" aria-label="Clear selection" onClick={clear} className="px-2!">
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
