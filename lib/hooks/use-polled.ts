import { useEffect, useState } from 'react';

/**
 * Asks an address for JSON while `active`: every two seconds when the tab is visible, never while hidden. The last good
 * answer stays when one fails.
 */
export function usePolled<T>(
  url: string,
  initial: T,
  { active, ms = 2000 }: { active: boolean; ms?: number },
): T {
  const [answer, setAnswer] = useState(initial);
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    let asking = false;
    const ask = async () => {
      if (asking || document.visibilityState !== 'visible') return;
      asking = true;
      try {
        const response = await fetch(url, { signal: controller.signal, cache: 'no-store' });
        if (response.ok) setAnswer((await response.json()) as T);
      } catch {
        return;
      } finally {
        asking = false;
      }
    };
    const timer = setInterval(() => void ask(), ms);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [url, active, ms]);
  return answer;
}
