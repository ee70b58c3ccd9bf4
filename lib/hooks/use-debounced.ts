import { useCallback, useEffect, useRef } from 'react';

/** Calls `callback` once, `ms` after the last call. The timer is dropped on unmount. */
export function useDebounced<T>(callback: (value: T) => void, ms: number): (value: T, now?: boolean) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (value: T, now = false) => {
      clearTimeout(timer.current);
      if (now) callback(value);
      else timer.current = setTimeout(() => callback(value), ms);
    },
    [callback, ms],
  );
}
