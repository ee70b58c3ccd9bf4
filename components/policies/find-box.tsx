'use client';

import { Search } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState, useTransition } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { useDebounced } from '@/lib/hooks/use-debounced';

const debounceMs = 300;

/** Text of a search in the address as `find`; the list below follows 300 ms after the last key. */
export function FindBox({ label }: { label: string }) {
  const [busy, startTransition] = useTransition();
  const [find, setFind] = useQueryState(
    'find',
    parseAsString.withDefault('').withOptions({ shallow: false, history: 'replace', startTransition }),
  );
  const [draft, setDraft] = useState(find);
  const schedule = useDebounced((text: string) => void setFind(text.trim() || null), debounceMs);
  return (
    <div role="search" className="relative flex h-8 items-center">
      <Search aria-hidden="true" className="pointer-events-none absolute left-2.5 text-fg-3" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          schedule(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') schedule(draft, true);
        }}
        className="size-full rounded-md border border-control bg-surface pr-8 pl-[34px] text-fg"
      />
      {busy ? (
        <span className="absolute right-8">
          <Spinner />
        </span>
      ) : null}
    </div>
  );
}
