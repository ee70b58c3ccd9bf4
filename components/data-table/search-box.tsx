'use client';

import { Search, X } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useCallback, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { useDebounced } from '@/lib/hooks/use-debounced';
import { cn } from '@/lib/utils';
import { tableParsers } from './table-params';
import { useTableNavigation } from './table-context';

const debounceMs = 300;

interface SearchBoxProps {
  /** "Search findings". */
  label: string;
  className?: string;
}

/** Text search of a list, in the address as `q`; the list follows 300 ms after the last key. */
export function SearchBox({ label, className }: SearchBoxProps) {
  const navigation = useTableNavigation();
  const [{ q }, setQuery] = useQueryStates({ q: tableParsers.q, page: tableParsers.page }, navigation);
  const [draft, setDraft] = useState<string | null>(null);
  const [seen, setSeen] = useState({ q, sent: q });

  // The address can change from elsewhere ("clear filters", back): then it wins over what stands in the box.
  if (q !== seen.q) {
    setSeen({ q, sent: q });
    if (q !== seen.sent) setDraft(null);
  }

  const send = useCallback(
    (text: string) => {
      const next = text.trim();
      setSeen((before) => ({ ...before, sent: next }));
      void setQuery({ q: next || null, page: null }, { history: 'replace' });
    },
    [setQuery],
  );
  const schedule = useDebounced(send, debounceMs);
  const value = draft ?? q;

  return (
    <div role="search" className={cn('relative flex h-8 w-full min-w-0 items-center sm:w-56', className)}>
      <Search aria-hidden="true" className="pointer-events-none absolute left-2.5 text-fg-3" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => {
          setDraft(event.target.value);
          schedule(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') schedule(value, true);
        }}
        className="size-full rounded-md border border-control bg-surface pr-8 pl-[34px] text-fg [&::-webkit-search-cancel-button]:hidden"
      />
      {value ? (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => {
            setDraft('');
            schedule('', true);
          }}
          className="absolute right-1 grid size-6 place-items-center rounded-chip text-fg-3 hover:text-fg"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      ) : (
        <Kbd className="pointer-events-none absolute right-1.5">/</Kbd>
      )}
    </div>
  );
}
