'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useScope } from './use-scope';

/** Asks the server for the frame again when scope or time change: a layout is kept while only the query changes. */
export function ScopeRefresh() {
  const router = useRouter();
  const { ou, account, asOf } = useScope();
  const key = [ou, account, asOf].join('|');
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    router.refresh();
  }, [router, key]);
  return null;
}
