import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Refreshes the server's part of the page while `active`: often when visible, never while hidden. */
export function usePoll(active: boolean, visibleMs = 2000): void {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, visibleMs);
    return () => clearInterval(timer);
  }, [active, visibleMs, router]);
}
