'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, type ReactNode } from 'react';
import { useHotkeys } from '@/lib/hooks/use-hotkeys';
import { cn } from '@/lib/utils';
import { useTablePending } from './table-context';
import { useTableView, type Density, type ViewColumn } from './use-table-view';

interface TableFrameProps {
  tableId: string;
  columns: ViewColumn[];
  density: Density;
  children: ReactNode;
}

const interactive = 'a, button, input, label, select, textarea, [role="checkbox"]';

function moveRow(frame: HTMLElement, step: 1 | -1) {
  const links = [...frame.querySelectorAll<HTMLElement>('tbody > tr[data-row] a[href]')];
  const firsts = links.filter((link) => link.closest('tr')?.querySelector('a[href]') === link);
  const row = document.activeElement?.closest('tr[data-row]');
  const at = firsts.findIndex((link) => link.closest('tr') === row);
  firsts[at < 0 ? 0 : at + step]?.focus();
}

function toggleRow() {
  document.activeElement?.closest('tr[data-row]')?.querySelector<HTMLElement>('[data-row-check]')?.click();
}

/** Around the table itself: hidden columns, density, busy state, row clicks and the keys j, k and x. */
export function TableFrame({ tableId, columns, density, children }: TableFrameProps) {
  const ref = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const pending = useTablePending();
  const view = useTableView(tableId, columns, density);

  useHotkeys({
    j: () => ref.current && moveRow(ref.current, 1),
    k: () => ref.current && moveRow(ref.current, -1),
    x: toggleRow,
  });

  useEffect(() => {
    const frame = ref.current;
    if (!frame) return;
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.target.closest(interactive)) return;
      if (window.getSelection()?.toString()) return;
      const href = event.target.closest<HTMLElement>('tr[data-href]')?.dataset.href;
      if (href) router.push(href);
    };
    frame.addEventListener('click', onClick);
    return () => frame.removeEventListener('click', onClick);
  }, [router]);

  const rules = view.hidden.map((id) => `[data-table="${tableId}"] [data-column="${id}"]`).join(',');
  return (
    <div
      ref={ref}
      data-table={tableId}
      data-density={view.density}
      aria-busy={pending}
      className={cn(
        'relative transition-opacity duration-(--base) max-2xl:overflow-x-auto',
        pending && 'opacity-60',
      )}
    >
      {rules ? <style>{`${rules}{display:none!important}`}</style> : null}
      {children}
    </div>
  );
}
