import { useEffect, useState } from 'react';

const debounceMs = 150;

/** One row of an answer of `/api/search`. */
export interface SearchHit {
  id: string;
  /** Decides the mark: user, role, group, root, account, finding, check, policy … */
  kind: string;
  label: string;
  detail?: string;
  href: string;
}

export interface SearchGroup {
  label: string;
  items: SearchHit[];
}

export type SearchState =
  { state: 'idle' | 'loading' | 'failed'; groups: SearchGroup[] } | { state: 'done'; groups: SearchGroup[] };

const idle: SearchState = { state: 'idle', groups: [] };

/** Asks `url?q=` 150 ms after the last key; older answers are dropped. Expects `{ groups: SearchGroup[] }`. */
export function usePaletteSearch(url: string, query: string): SearchState {
  const [answer, setAnswer] = useState<{ query: string; result: SearchState }>({ query: '', result: idle });
  const text = query.trim();

  useEffect(() => {
    if (text.length < 2) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${url}?q=${encodeURIComponent(text)}`, { signal: controller.signal });
        if (!response.ok) throw new Error(`search answered ${response.status}`);
        const body = (await response.json()) as { groups?: SearchGroup[] };
        setAnswer({ query: text, result: { state: 'done', groups: body.groups ?? [] } });
      } catch {
        if (!controller.signal.aborted) setAnswer({ query: text, result: { state: 'failed', groups: [] } });
      }
    }, debounceMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [url, text]);

  if (text.length < 2) return idle;
  return answer.query === text ? answer.result : { state: 'loading', groups: answer.result.groups };
}
