import type { ReactNode } from 'react';

/** What scrolls sideways must take focus, or the keyboard cannot scroll it (axe: scrollable-region-focusable). */
const focusable = { tabIndex: 0 } as const;

/** Code that scrolls sideways inside its frame. */
export function ScrollPre({ label, children }: { label: string; children: ReactNode }) {
  return (
    <pre
      {...focusable}
      role="region"
      aria-label={label}
      className="overflow-x-auto py-2.5 font-mono text-code focus-visible:-outline-offset-2"
    >
      {children}
    </pre>
  );
}
