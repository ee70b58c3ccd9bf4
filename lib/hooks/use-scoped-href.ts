import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Parts of the address that survive navigation: the organizational unit, the account and the time. */
export const scopeKeys = ['ou', 'account', 'asOf'] as const;

/** Returns a function that carries scope and time over to a path of ours; its own query wins. */
export function useScopedHref(): (path: string) => string {
  const current = useSearchParams();
  return useCallback(
    (path: string) => {
      const [pathname = '/', query = ''] = path.split('?');
      const next = new URLSearchParams(query);
      for (const key of scopeKeys) {
        const value = current.get(key);
        if (value && !next.has(key)) next.set(key, value);
      }
      const text = next.toString();
      return text ? `${pathname}?${text}` : pathname;
    },
    [current],
  );
}
