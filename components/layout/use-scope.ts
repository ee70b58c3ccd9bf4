import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

type ScopeChange = Partial<Record<'ou' | 'account' | 'asOf', string | null>>;

/** Scope and time of the address, and a way to change them in place; a change returns a list to its first page. */
export function useScope() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const hrefWith = useCallback(
    (change: ScopeChange) => {
      const next = new URLSearchParams(params);
      next.delete('page');
      for (const [key, value] of Object.entries(change)) {
        if (value) next.set(key, value);
        else next.delete(key);
      }
      const text = next.toString();
      return text ? `${pathname}?${text}` : pathname;
    },
    [params, pathname],
  );
  return {
    ou: params.get('ou'),
    account: params.get('account'),
    asOf: params.get('asOf'),
    hrefWith,
    change: useCallback((change: ScopeChange) => router.push(hrefWith(change)), [router, hrefWith]),
  };
}
